// Any bytes as a query: read and checked, not run. Bad text is an Error that points into the text, nothing worse.
#include <string_view>

#include "extract/base/error.h"
#include "graph/query/query.h"

using namespace treatygraph;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    static_cast<void>(Statement::prepare(text).writes());
  } catch (const Error& error) {
    static_cast<void>(point_at(text, error.place()));
  }
  return 0;
}

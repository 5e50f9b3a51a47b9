// Any bytes as facts lines: papers or an Error, and what was read is written and read back the same.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "extract/base/error.h"
#include "extract/facts/facts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace treatygraph;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  try {
    facts::Reader reader(in, "facts.jsonl");
    for (facts::Paper paper; reader.next(paper);) {
      facts::sort(paper);
      std::stringstream written;
      facts::write(paper, written);
      facts::Paper again;
      if (!facts::Reader(written, "again").next(again)) std::abort();
      facts::sort(again);
      if (!(again == paper)) std::abort();
    }
  } catch (const Error&) {
    return 0;
  }
  return 0;
}

// Any bytes as a web page, a Word file, a page of pdftotext's, or text in any encoding: a text in UTF-8, or an Error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "extract/reader/pdf_pages.h"
#include "extract/reader/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace treatygraph;
  if (size == 0) return 0;
  constexpr const char* names[] = {"a.html", "a.docx", "a.txt"};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t kind = data[0] % 4;
  try {
    const std::string text = kind == 3 ? set_pages(read_pages(bytes, {"a.pdf"})) : read({names[kind], bytes}).text;
    if (first_bad_utf8(text)) std::abort();
  } catch (const Error&) {
    return 0;
  }
  return 0;
}

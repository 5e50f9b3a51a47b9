#include "extract/reader/plain.h"

#include <fmt/format.h>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "extract/reader/encodings.h"

namespace treatygraph {
namespace {

// File types that come under the wrong name, by their first bytes.
struct Signature {
  std::string_view bytes, what, advice;
};
constexpr Signature signatures[] = {
    {"%PDF-", "a PDF file", "give the file its own extension, .pdf"},
    {"PK\x03\x04", "a zip or Office file", "give the file its own extension, .docx"},
    {"\xD0\xCF\x11\xE0", "an old Word file", "save it as .docx or as UTF-8 text"},
    {"{\\rtf", "a rich text file", "save it as .docx or as UTF-8 text"},
};

void refuse_known_binaries(const Source& source) {
  for (const Signature& signature : signatures) {
    if (!source.bytes.starts_with(signature.bytes)) continue;
    throw Error(Trouble::bad_input, fmt::format("this is {}, not plain text", signature.what), {source.name},
                std::string(signature.advice));
  }
}

}  // namespace

ReadingText read_plain(const Source& source) {
  refuse_known_binaries(source);
  Unicode unicode = to_unicode(source);
  ReadingText reading;
  reading.text = std::move(unicode.text);
  reading.encoding = std::move(unicode.encoding);
  return reading;
}

}  // namespace treatygraph

#include "extract/reader/plain.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/base/error.h"
#include "extract/base/text.h"

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
    {"\xFF\xFE", "UTF-16 text", "save the file as UTF-8"},
    {"\xFE\xFF", "UTF-16 text", "save the file as UTF-8"},
};

Place place_of(const Source& source, std::size_t offset) {
  Place place;
  place.file = source.name;
  place.line = 1 + static_cast<std::size_t>(std::count(
                       source.bytes.begin(), source.bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  place.begin = place.end = offset;
  return place;
}

void refuse_empty(const Source& source) {
  for (std::size_t at = 0; at < source.bytes.size();) {
    const Decoded next = decode(source.bytes, at);
    if (fold(next.character) != 0) return;
    at += next.size;
  }
  throw Error(Trouble::bad_input, "the file is empty", {source.name}, "check that it was saved or downloaded wholly");
}

void refuse_known_binaries(const Source& source) {
  for (const Signature& signature : signatures) {
    if (!source.bytes.starts_with(signature.bytes)) continue;
    throw Error(Trouble::bad_input, fmt::format("this is {}, not UTF-8 text", signature.what), {source.name},
                std::string(signature.advice));
  }
}

}  // namespace

ReadingText read_plain(const Source& source) {
  refuse_known_binaries(source);
  if (const std::size_t zero = source.bytes.find('\0'); zero != std::string::npos) {
    throw Error(Trouble::bad_input, fmt::format("byte {} is zero: these are binary data, not text", zero),
                place_of(source, zero), "give the file the extension of its own format, or save it as UTF-8 text");
  }
  if (const auto bad = first_bad_utf8(source.bytes)) {
    const auto byte = static_cast<unsigned char>(source.bytes[*bad]);
    throw Error(Trouble::bad_input, fmt::format("byte {} (0x{:02X}) is not UTF-8", *bad, byte), place_of(source, *bad),
                "save the file as UTF-8, for example with: iconv -f GB18030 -t UTF-8");
  }
  refuse_empty(source);
  ReadingText reading;
  reading.text = source.bytes;
  reading.encoding = "UTF-8";
  return reading;
}

}  // namespace treatygraph

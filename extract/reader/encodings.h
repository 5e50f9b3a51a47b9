// Encodings: text files of any of the encodings that papers come in, as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/base/error.h"
#include "extract/reader/reader.h"

namespace treatygraph {

struct Unicode {
  std::string text;      // UTF-8; of other encodings with line ends LF and without the byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "GB18030", "Big5", "Big5-HKSCS", "windows-1252", …
};

// The bytes themselves when they are UTF-8, a byte order mark included. Otherwise what its byte order mark says, then
// the declared encoding, then the encoding that makes the most plausible text of a language that papers are written in
// (see plausibility.h): decided by the bytes alone, the same on every machine. Throws Error that says where the bytes
// stop being text, what they seem to be, and what to do.
[[nodiscard]] Unicode to_unicode(const Source& source, std::string_view declared = {});

// Strict conversion: nothing where a byte does not fit, or no such encoding is known.
[[nodiscard]] std::optional<std::string> convert(std::string_view bytes, const std::string& encoding);

// Line and byte of a place in a file, for messages.
[[nodiscard]] Place place_in(const Source& source, std::size_t offset);

}  // namespace treatygraph

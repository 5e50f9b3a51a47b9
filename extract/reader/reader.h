// Reader: bytes of a file to the reading text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace treatygraph {

struct Source {
  std::string name;  // as the facts print it: relative to the folder argument's parent, '/', no "./"
  std::string bytes;
};

struct ReadingText {
  std::string text;      // UTF-8. Equal to the file's bytes when it is UTF-8 text (a BOM is kept and counts).
  std::string encoding;  // "UTF-8", …
  std::string reader;    // "text", "markdown", …
  std::string sha256;    // of the file's bytes, hexadecimal
};

// Chooses the reader by the name's extension. Throws Error(bad_input) that names file, line and byte for what is not
// UTF-8, for an empty file, for binary bytes, and Error(unsupported) for an extension that no reader takes.
[[nodiscard]] ReadingText read(const Source& source);

[[nodiscard]] bool has_reader(std::string_view file_name) noexcept;

}  // namespace treatygraph

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
  std::string encoding;  // of the file: "UTF-8", "GB18030", … see encodings.h
  std::string reader;    // "text", "markdown", …
  std::string sha256;    // of the file's bytes, hexadecimal
};

// Chooses the reader by the name's extension. Throws Error(bad_input) that names the file and, where there is one, line
// and byte: for bytes that are no text in any encoding, for an empty file, for a damaged one; Error(limit) for one that
// unfolds beyond all measure; Error(unsupported) for an extension that no reader takes.
[[nodiscard]] ReadingText read(const Source& source);

// The program that a reader leans on and its version, "pdftotext 22.12.0"; "" for what is read without another program.
// Throws Error(not_found) where the program is not installed.
[[nodiscard]] std::string reader_version(std::string_view file_name);

[[nodiscard]] bool has_reader(std::string_view file_name) noexcept;

}  // namespace treatygraph

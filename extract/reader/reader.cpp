#include "extract/reader/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/error.h"
#include "extract/base/sha256.h"
#include "extract/base/text.h"
#include "extract/reader/docx.h"
#include "extract/reader/html.h"
#include "extract/reader/pdf.h"
#include "extract/reader/plain.h"

namespace treatygraph {
namespace {

// A format is a row here and a function that turns the file's bytes into text.
struct Format {
  std::string_view extension, name;
  ReadingText (*read)(const Source&);
  std::string (*version)() = nullptr;
};
constexpr Format formats[] = {
    {".txt", "text", read_plain}, {".md", "markdown", read_plain}, {".html", "html", read_html},
    {".htm", "html", read_html},  {".docx", "docx", read_docx},    {".pdf", "pdf", read_pdf, pdftotext_version},
};

bool same_letter(char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; }

const Format* format_of(std::string_view name) {
  const auto* format = std::find_if(std::begin(formats), std::end(formats), [&](const Format& f) {
    if (name.size() < f.extension.size()) return false;
    const std::string_view end = name.substr(name.size() - f.extension.size());
    return std::equal(end.begin(), end.end(), f.extension.begin(), same_letter);
  });
  return format == std::end(formats) ? nullptr : format;
}

std::string known_extensions() {
  std::string list;
  for (const Format& format : formats) list += fmt::format("{}{}", list.empty() ? "" : ", ", format.extension);
  return list;
}

// Blanks, marks and control characters are no text.
void refuse_empty(const Source& source, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (fold(next.character) != 0) return;
    at += next.size;
  }
  const std::string what = source.bytes.empty() ? "the file is empty" : "there is no text in the file";
  throw Error(Trouble::bad_input, what, {source.name}, "check that it was saved or downloaded wholly");
}

// Places in texts are kept as 32-bit numbers.
constexpr std::size_t longest_text = 0xF000'0000;

}  // namespace

ReadingText read(const Source& source) {
  const Format* format = format_of(source.name);
  if (format == nullptr) {
    throw Error(Trouble::unsupported, "no reader for files of this kind", {source.name},
                "readable are: " + known_extensions());
  }
  ReadingText reading = format->read(source);
  refuse_empty(source, reading.text);
  if (reading.text.size() > longest_text)
    throw Error(Trouble::limit, "the text is longer than 3,840 MB", {source.name}, "split the file");
  reading.reader = format->name;
  reading.sha256 = sha256_hex(source.bytes);
  return reading;
}

std::string reader_version(std::string_view file_name) {
  const Format* format = format_of(file_name);
  return format != nullptr && format->version != nullptr ? format->version() : "";
}

bool has_reader(std::string_view file_name) noexcept { return format_of(file_name) != nullptr; }

}  // namespace treatygraph

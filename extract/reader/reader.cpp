#include "extract/reader/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/error.h"
#include "extract/base/sha256.h"
#include "extract/reader/plain.h"

namespace treatygraph {
namespace {

// A format is a row here and a function that turns the file's bytes into text.
struct Format {
  std::string_view extension, name;
  ReadingText (*read)(const Source&);
};
constexpr Format formats[] = {
    {".txt", "text", read_plain},
    {".md", "markdown", read_plain},
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

}  // namespace

ReadingText read(const Source& source) {
  const Format* format = format_of(source.name);
  if (format == nullptr) {
    throw Error(Trouble::unsupported, "no reader for files of this kind", {source.name},
                "readable are: " + known_extensions());
  }
  ReadingText reading = format->read(source);
  reading.reader = format->name;
  reading.sha256 = sha256_hex(source.bytes);
  return reading;
}

bool has_reader(std::string_view file_name) noexcept { return format_of(file_name) != nullptr; }

}  // namespace treatygraph

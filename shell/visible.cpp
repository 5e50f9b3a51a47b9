#include "shell/visible.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

struct Block {
  char32_t first, last;
};
// Controls, bidirectional marks, separators that terminals treat as line breaks, invisible tags.
constexpr Block unsafe[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0x061c, 0x061c}, {0x200b, 0x200b}, {0x200e, 0x200f},
                            {0x2028, 0x202e}, {0x2060, 0x206f}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f}};

bool is_unsafe(char32_t character) {
  return std::any_of(std::begin(unsafe), std::end(unsafe),
                     [&](const Block& block) { return character >= block.first && character <= block.last; });
}

std::string written_out(char32_t character) {
  switch (character) {
    case U'\n': return "\\n";
    case U'\t': return "\\t";
    case U'\r': return "\\r";
    default: break;
  }
  const auto code = static_cast<unsigned>(character);
  return code < 0x80 ? fmt::format("\\x{:02x}", code) : fmt::format("\\u{{{:x}}}", code);
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= 0x20 && byte < 0x7f; });
}

}  // namespace

std::string visible(std::string_view text, Breaks breaks) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    const std::string_view bytes = text.substr(at, next.size);
    at += next.size;
    const bool is_break = next.character == U'\n' || next.character == U'\t';
    if (next.character == 0xfffd && bytes != "\xef\xbf\xbd") {
      for (const char byte : bytes) out += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    } else if (is_unsafe(next.character) && !(is_break && breaks == Breaks::kept)) {
      out += written_out(next.character);
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    const auto width = static_cast<std::size_t>(display_width(next.character));
    if (used + width > columns - 1) break;
    used += width;
    at += next.size;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::string pad(std::string_view text, std::size_t columns) {
  std::string out(text);
  const std::size_t width = display_width(text);
  if (width < columns) out.append(columns - width, ' ');
  return out;
}

}  // namespace treatygraph::shell

#include "shell/prompt/buffer.h"

#include <algorithm>
#include <cctype>

#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }

bool is_word(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || std::isalnum(value) != 0 || byte == '_';
}

}  // namespace

void Buffer::set(std::string whole) {
  text = std::move(whole);
  cursor = text.size();
}

void Buffer::insert(std::string_view more) {
  text.insert(cursor, more);
  cursor += more.size();
}

void Buffer::erase(std::size_t begin, std::size_t end) {
  text.erase(begin, end - begin);
  cursor = begin;
}

std::size_t Buffer::before(std::size_t at) const {
  while (at > 0) {
    do --at;
    while (at > 0 && continues(text[at]));
    if (text[at] == '\n' || display_width(decode(text, at).character) > 0) break;
  }
  return at;
}

std::size_t Buffer::after(std::size_t at) const {
  if (at >= text.size()) return text.size();
  at += decode(text, at).size;
  while (at < text.size() && text[at] != '\n') {
    const Decoded next = decode(text, at);
    if (display_width(next.character) > 0) break;
    at += next.size;
  }
  return at;
}

std::size_t Buffer::word_before(std::size_t at) const {
  while (at > 0 && !is_word(text[at - 1])) --at;
  while (at > 0 && is_word(text[at - 1])) --at;
  return at;
}

std::size_t Buffer::word_after(std::size_t at) const {
  while (at < text.size() && !is_word(text[at])) ++at;
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

std::size_t Buffer::line_begin(std::size_t at) const {
  const std::size_t found = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
  return found == std::string::npos ? 0 : found + 1;
}

std::size_t Buffer::line_end(std::size_t at) const { return std::min(text.find('\n', at), text.size()); }

bool Buffer::line_up() {
  const std::size_t begin = line_begin(cursor);
  if (begin == 0) return false;
  const std::size_t column = cursor - begin;
  const std::size_t upper = line_begin(begin - 1);
  cursor = std::min(upper + column, begin - 1);
  while (cursor > upper && continues(text[cursor])) --cursor;
  return true;
}

bool Buffer::line_down() {
  const std::size_t end = line_end(cursor);
  if (end == text.size()) return false;
  const std::size_t column = cursor - line_begin(cursor);
  cursor = std::min(end + 1 + column, line_end(end + 1));
  while (cursor > end + 1 && cursor < text.size() && continues(text[cursor])) --cursor;
  return true;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (byte == '\r')
      out += i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n";
    else if (byte == '\t')
      out += "  ";
    else if (byte == '\n' || (static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f))
      out += byte;
  }
  return out;
}

}  // namespace treatygraph::shell

// Script: a paragraph's text as the grammars read it. One element a character; width and traditional forms are folded,
// case is kept; blanks beside Chinese characters are dropped, other runs of blanks are one blank. Every place leads
// back to bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph {

class Script {
 public:
  explicit Script(std::string_view text);

  [[nodiscard]] std::size_t size() const noexcept { return chars_.size(); }
  [[nodiscard]] char32_t operator[](std::size_t index) const noexcept {  // 0 past the end
    return index < chars_.size() ? chars_[index] : U'\0';
  }
  [[nodiscard]] bool at(std::size_t index, std::u32string_view words) const noexcept {
    if (index >= chars_.size() || words.empty()) return index <= chars_.size() && words.empty();
    return chars_[index] == words[0] && std::u32string_view(chars_).substr(index, words.size()) == words;
  }
  [[nodiscard]] bool ends(std::size_t index,
                          std::u32string_view words) const noexcept;  // `words` stand right before `index`
  [[nodiscard]] std::u32string_view slice(std::size_t begin, std::size_t end) const noexcept;
  [[nodiscard]] std::size_t find(std::u32string_view words, std::size_t from) const noexcept;  // npos

  [[nodiscard]] std::uint32_t begin_byte(std::size_t index) const noexcept;  // of the character at index
  [[nodiscard]] std::uint32_t end_byte(std::size_t index) const noexcept;    // after the character before index
  [[nodiscard]] std::size_t index_of(
      std::uint32_t byte) const noexcept;  // first character that begins at or after byte

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  struct Bytes {
    std::uint32_t begin, end;
  };

  std::u32string chars_;
  std::vector<Bytes> bytes_;  // of each character
};

[[nodiscard]] std::string to_utf8(std::u32string_view text);
[[nodiscard]] std::u32string to_utf32(std::string_view text);

[[nodiscard]] constexpr bool is_digit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }
[[nodiscard]] constexpr bool is_upper(char32_t c) noexcept { return c >= U'A' && c <= U'Z'; }
[[nodiscard]] constexpr bool is_lower(char32_t c) noexcept { return c >= U'a' && c <= U'z'; }
[[nodiscard]] constexpr bool is_latin(char32_t c) noexcept {  // letters, those with marks included
  return is_upper(c) || is_lower(c) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
         (c >= 0x1E00 && c <= 0x1EFF);
}
[[nodiscard]] constexpr bool is_cyrillic(char32_t c) noexcept { return c >= 0x400 && c < 0x530; }
[[nodiscard]] constexpr bool is_arabic(char32_t c) noexcept { return c >= U'ء' && c <= 0x6D3; }
// Of Latin and Cyrillic letters, those of names in papers: not every mark that there is.
[[nodiscard]] constexpr bool is_capital(char32_t c) noexcept {
  return is_upper(c) || (c >= 0x400 && c < 0x430) || (is_latin(c) && c >= 0xC0 && c <= 0xDE) || c == 0x160 ||
         c == 0x17D || c == 0x10C || c == 0x130 || c == 0x15E;
}
[[nodiscard]] constexpr bool is_han(char32_t c) noexcept {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
}

struct Numeral {
  unsigned value;
  std::size_t next;  // index after it
};
// A number as papers write it: 26, 二十六, 一百零二, ㈠, (一), ①. Values up to 99999.
[[nodiscard]] std::optional<Numeral> numeral(const Script& script, std::size_t at);
[[nodiscard]] std::optional<Numeral> digits(const Script& script, std::size_t at);
// An English ordinal: "twenty-seventh", "27th", "thirteenth"; any case.
[[nodiscard]] std::optional<Numeral> english_ordinal(const Script& script, std::size_t at);

// After a date that may stand at `at` (2019年12月, or as date_at() reads them); `at` itself where none does.
[[nodiscard]] std::size_t skip_date(const Script& script, std::size_t at);
// Where a date that ends right before `end` begins; `end` itself where none does.
[[nodiscard]] std::size_t date_before(const Script& script, std::size_t end);

}  // namespace treatygraph

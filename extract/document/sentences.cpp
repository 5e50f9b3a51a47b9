#include <algorithm>
#include <array>
#include <iterator>

#include "extract/base/text.h"
#include "extract/document/document.h"
#include "extract/document/lines.h"

namespace treatygraph {
namespace {

bool in(std::u32string_view set, char32_t character) { return set.find(character) != std::u32string_view::npos; }

constexpr std::u32string_view closing_marks = U"”’」』）》)]\"'";

// Words before whose stop no sentence ends, lower case; single letters and numbers need no entry.
constexpr std::string_view abbreviations[] = {
    "no",   "nos",  "art",   "arts", "para", "paras", "vol",  "vols", "chap", "ch",  "sect", "sess", "suppl", "ed",
    "eds",  "p",    "pp",    "mr",   "ms",   "mrs",   "dr",   "prof", "st",   "cf",  "e.g",  "i.e",  "etc",   "al",
    "ibid", "resp", "add",   "rev",  "corr", "distr", "м",    "ст",   "п",    "пп",  "г",    "гг",   "им",    "núm",
    "núms", "párr", "párrs", "sr",   "sra",  "sres",  "sras", "dra",  "mm",   "pág", "págs", "cap",  "proc"};

// What stands between the stop and the blank, bracket or Chinese character before it, as far back as an abbreviation is
// long.
std::string_view word_before(std::string_view text, std::size_t stop) {
  constexpr std::size_t longest = 16;
  std::size_t begin = stop;
  while (begin > 0 && stop - begin < longest) {
    const char32_t before = last_character(text.substr(0, begin));
    if (is_blank(before) || before == '(' || joins_without_blank(before)) break;
    const std::size_t size = before < 0x80 ? 1 : before < 0x800 ? 2 : before < 0x10000 ? 3 : 4;
    begin -= std::min(size, begin);
  }
  return text.substr(begin, stop - begin);
}

bool is_abbreviation(std::string_view word) {
  if (word.empty()) return false;
  const bool number = word.find_first_not_of("0123456789.") == std::string_view::npos;
  const bool initial = word.size() == decode(word, 0).size && !is_cjk(decode(word, 0).character) &&
                       !is_ascii_digit(decode(word, 0).character);
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return (number && word.size() <= 3) || initial ||
         std::find(std::begin(abbreviations), std::end(abbreviations), lower) != std::end(abbreviations);
}

bool begins_sentence(char32_t c) { return !is_small_letter(c) && c != 0 && !in(U",;:)", c); }

std::size_t past_closing(std::string_view text, std::size_t at) {
  while (at < text.size() && in(closing_marks, decode(text, at).character)) at += decode(text, at).size;
  return at;
}

// Where the sentence that has a Latin stop at `at` ends, or 0 where it goes on.
std::size_t latin_end(std::string_view text, std::size_t at) {
  const std::size_t end = past_closing(text, at + 1);
  if (end == text.size()) return end;
  if (!is_blank(decode(text, end).character)) return 0;
  std::size_t next = end;
  while (next < text.size() && is_blank(decode(text, next).character)) next += decode(text, next).size;
  if (!begins_sentence(first_character(text.substr(next)))) return 0;
  return text[at] == '.' && is_abbreviation(word_before(text, at)) ? 0 : end;
}

// First bytes of what may end a sentence.
constexpr std::array<bool, 256> may_begin_stop = [] {
  std::array<bool, 256> bytes{};
  for (const char c : std::string_view(".!?\xE3\xEF\xD8")) bytes[static_cast<unsigned char>(c)] = true;
  return bytes;
}();

std::size_t sentence_end(std::string_view text, std::size_t at, Decoded here) {
  if (in(U"。！？؟", here.character)) return past_closing(text, at + here.size);
  return here.character == '.' || here.character == '!' || here.character == '?' ? latin_end(text, at) : 0;
}

// No author writes a longer one: it is a list, or no prose. It is parted behind a sign between clauses, or anywhere.
constexpr std::size_t longest = 8192;

bool ends_part(char32_t c, std::size_t length) { return in(U"，；、,; ", c) || length >= 2 * longest; }

}  // namespace

std::vector<Range> sentences(std::string_view text) {
  std::vector<Range> out;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && at - begin < longest && !may_begin_stop[static_cast<unsigned char>(text[at])]) ++at;
    while (at < text.size() && continues(text[at])) ++at;
    if (at == text.size()) break;
    const Decoded here = decode(text, at);
    std::size_t end = sentence_end(text, at, here);
    if (end == 0 && at - begin >= longest && ends_part(here.character, at - begin)) end = at + here.size;
    at = end != 0 ? end : at + here.size;
    if (end == 0) continue;
    while (at < text.size() && (is_blank(decode(text, at).character) || in(U"。！？", decode(text, at).character)))
      at += decode(text, at).size;
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
    begin = at;
  }
  if (begin < text.size()) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
  return out;
}

bool has_clause_mark(std::string_view gap) {
  for (std::size_t at = 0; at < gap.size(); ++at) {
    if (clause_mark_at(gap, at) != 0) return true;
  }
  return false;
}

std::size_t clause_mark_beginning(std::string_view text) {
  for (const std::string_view mark : clause_marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace treatygraph

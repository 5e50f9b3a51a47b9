// Numbering: the numbers that a word processor writes before paragraphs and keeps out of their text ("12. ", "(a) ").
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/base/error.h"
#include "extract/reader/archive.h"

namespace treatygraph {

struct ListLevel {
  std::string format = "decimal";  // as OOXML names it: decimal, lowerLetter, chineseCounting, bullet, …
  std::string text;                // "%1." "(%2)"
  std::uint32_t start = 1;
};

constexpr std::size_t list_levels = 9;
using ListLevels = std::array<ListLevel, list_levels>;

struct ParagraphStyle {
  std::string based_on;
  std::optional<std::string> list;       // numId
  std::optional<std::uint32_t> level;    // ilvl
  std::optional<std::uint32_t> outline;  // 0 to 8 for headings
};

// What styles.xml and numbering.xml say, and the counters as the paragraphs go by.
class Numbering {
 public:
  explicit Numbering(Archive& archive, const Place& place);

  // A style with what it inherits.
  [[nodiscard]] ParagraphStyle style(const std::string& id) const;

  // Counts a paragraph of the list and gives its number with a blank behind it, "- " for a bullet, "" for none.
  [[nodiscard]] std::string next(const std::string& list, std::uint32_t level);

 private:
  struct List {
    std::string definition;  // abstractNumId
    std::map<std::uint32_t, std::uint32_t> starts;
  };

  class StylesReader;
  class ListsReader;

  std::map<std::string, ParagraphStyle> styles_;
  std::map<std::string, ListLevels> definitions_;
  std::map<std::string, List> lists_;
  struct Counters {
    std::array<std::uint32_t, list_levels> value{};
    std::array<bool, list_levels> begun{};
  };
  std::map<std::string, Counters> counters_;    // by definition: lists that share one go on counting
  std::map<std::string, bool> list_has_begun_;  // a list with its own start begins anew
};

// A number in one of OOXML's formats: (3, "lowerLetter") is "c", (12, "chineseCounting") "十二".
[[nodiscard]] std::string in_format(std::uint32_t number, std::string_view format);

}  // namespace treatygraph

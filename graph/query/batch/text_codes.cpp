#include "graph/query/batch/text_codes.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace treatygraph::query::batch {
namespace {

std::uint32_t after_prefix(const image::Column& column, std::string_view prefix) {
  std::string next(prefix);
  while (!next.empty() && static_cast<unsigned char>(next.back()) == 0xFF) next.pop_back();
  if (next.empty()) return column.texts.size();
  next.back() = static_cast<char>(static_cast<unsigned char>(next.back()) + 1);
  return column.texts.lower_bound(next);
}

// Finds `part` by the byte of it that is rarest in the text: in Chinese the first bytes of characters are everywhere.
class Search {
 public:
  Search(std::string_view text, std::string_view part) : text_(text), part_(part) {
    std::array<std::size_t, 256> counts{};
    for (const char byte : text.substr(0, sampled)) ++counts[static_cast<unsigned char>(byte)];
    const auto count = [&](char byte) { return counts[static_cast<unsigned char>(byte)]; };
    for (std::size_t i = 1; i < part.size(); ++i) {
      if (count(part[i]) < count(part[rarest_])) rarest_ = i;
    }
  }

  // Where it stands first at or after `from`, or npos.
  [[nodiscard]] std::size_t find(std::size_t from) const {
    while (from + part_.size() <= text_.size()) {
      const void* hit = std::memchr(text_.data() + from + rarest_, part_[rarest_], text_.size() - from - rarest_);
      if (hit == nullptr) break;
      const std::size_t at = static_cast<std::size_t>(static_cast<const char*>(hit) - text_.data()) - rarest_;
      if (text_.compare(at, part_.size(), part_) == 0) return at;
      from = at + 1;
    }
    return std::string_view::npos;
  }

 private:
  static constexpr std::size_t sampled = 1U << 16U;
  std::string_view text_, part_;
  std::size_t rarest_ = 0;
};

// All pieces of the texts lie one behind the other: one search over all of them finds what lies within one.
void choose_within(const image::Texts& texts, std::string_view part, std::vector<bool>& chosen) {
  const Search search(texts.bytes(), part);
  image::Texts::Piece piece;
  for (std::size_t at = search.find(0); at != std::string_view::npos;) {
    piece = texts.piece_at(static_cast<std::uint32_t>(at), piece);
    const bool inside = at + part.size() <= piece.after;
    if (inside) std::fill(chosen.begin() + piece.first, chosen.begin() + piece.end, true);
    at = search.find(inside ? piece.after : at + 1);
  }
}

// What begins where a block's texts are alike, and ends where each goes on by itself.
void choose_across(const image::Texts& texts, std::string_view part, std::vector<bool>& chosen) {
  for (std::uint32_t first = 0; first < texts.size(); first += image::Texts::block) {
    const std::string_view beginning = texts.beginning(first);
    const std::uint32_t end = std::min(first + image::Texts::block, texts.size());
    for (std::size_t size = std::min(part.size() - 1, beginning.size()); size > 0; --size) {
      if (part[size - 1] != beginning.back() || !beginning.ends_with(part.substr(0, size))) continue;
      for (std::uint32_t code = first; code < end; ++code)
        if (texts.ending(code).starts_with(part.substr(size))) chosen[code] = true;
    }
  }
}

std::vector<bool> containing(const image::Texts& texts, std::string_view part) {
  std::vector<bool> chosen(texts.size(), part.empty());
  if (part.empty()) return chosen;
  choose_within(texts, part, chosen);
  choose_across(texts, part, chosen);
  return chosen;
}

}  // namespace

std::optional<Codes> codes_for(BinaryOperator op, const image::Column& column, std::string_view part) {
  if (op == BinaryOperator::starts_with) return Codes{column.texts.lower_bound(part), after_prefix(column, part), {}};
  if (op == BinaryOperator::contains) return Codes{0, 0, containing(column.texts, part)};
  if (op != BinaryOperator::ends_with) return {};
  Codes result{0, 0, std::vector<bool>(column.texts.size())};
  for (std::uint32_t code = 0; code < column.texts.size(); ++code)
    result.chosen[code] = column.texts.ends_with(code, part);
  return result;
}

Codes codes_for(Comparison op, const image::Column& column, std::string_view text) {
  const std::uint32_t from = column.texts.lower_bound(text), end = column.texts.size();
  const std::uint32_t after = from + (column.code(text) ? 1 : 0);
  switch (op) {
    case Comparison::equal: return {from, after, {}};
    case Comparison::less: return {0, from, {}};
    case Comparison::less_equal: return {0, after, {}};
    case Comparison::greater: return {after, end, {}};
    default: return {from, end, {}};
  }
}

}  // namespace treatygraph::query::batch

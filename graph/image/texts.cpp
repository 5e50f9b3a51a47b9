#include "graph/image/texts.h"

#include <algorithm>

namespace treatygraph::image {

std::string Texts::text(std::uint32_t code) const {
  const std::string_view begin = beginning(code), end = ending(code);
  std::string text;
  text.reserve(begin.size() + end.size());
  return text.append(begin).append(end);
}

std::strong_ordering Texts::compare(std::uint32_t code, std::string_view text) const {
  const std::string_view begin = beginning(code), head = text.substr(0, begin.size());
  if (begin != head) return begin <=> head;
  return ending(code) <=> text.substr(head.size());
}

bool Texts::ends_with(std::uint32_t code, std::string_view end) const {
  const std::string_view last = ending(code);
  if (end.size() <= last.size()) return last.ends_with(end);
  const std::size_t before = end.size() - last.size();
  return end.ends_with(last) && beginning(code).ends_with(end.substr(0, before));
}

std::uint32_t Texts::lower_bound(std::string_view text) const {
  std::uint32_t from = 0, to = size_;
  while (from < to) {
    const std::uint32_t middle = from + (to - from) / 2;
    if (std::is_lt(compare(middle, text)))
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

Texts::Piece Texts::piece_at(std::uint32_t byte, const Piece& before) const {
  std::size_t step = 1, from = before.number;
  for (; from + step < starts_.size() && starts_[from + step] <= byte; step *= 2) from += step;
  const auto some = starts_.subspan(from, std::min(step, starts_.size() - from - 1) + 1);
  const std::size_t i =
      from + static_cast<std::size_t>(std::upper_bound(some.begin(), some.end(), byte) - some.begin()) - 1;
  const auto first = static_cast<std::uint32_t>(i / (block + 1) * block),
             within = static_cast<std::uint32_t>(i % (block + 1));
  const std::uint32_t after = starts_[i + 1];
  if (within == 0) return {i, first, std::min(first + block, size_), after};
  return {i, first + within - 1, first + within, after};
}

}  // namespace treatygraph::image

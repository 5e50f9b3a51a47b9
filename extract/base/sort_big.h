// Sorting lists of big elements: only places are sorted, then each element is moved once. Equal ones keep their order.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace treatygraph {

template <typename Element, typename Before>
[[nodiscard]] std::vector<Element> sort_big(std::vector<Element> list, Before before) {
  if (std::is_sorted(list.begin(), list.end(), before)) return list;
  std::vector<Element*> places;
  places.reserve(list.size());
  for (Element& element : list) places.push_back(&element);
  std::stable_sort(places.begin(), places.end(), [&](const Element* a, const Element* b) { return before(*a, *b); });
  std::vector<Element> sorted;
  sorted.reserve(list.size());
  for (Element* place : places) sorted.push_back(std::move(*place));
  return sorted;
}

}  // namespace treatygraph

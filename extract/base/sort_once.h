// sort_once: sorted, each once.
#pragma once

#include <algorithm>
#include <vector>

namespace treatygraph {

template <typename Item>
void sort_once(std::vector<Item>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace treatygraph

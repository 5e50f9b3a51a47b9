// RowSet: rows that were seen, equivalent ones once; and the number that each got.
#pragma once

#include <unordered_map>

#include "graph/model/value_operations.h"
#include "graph/query/run.h"

namespace treatygraph::query {

class RowSet {
 public:
  explicit RowSet(Run& run) : held_(run) {}

  void clear() {
    numbers_.clear();
    held_.clear();
  }

  // The row's number; new rows are numbered from 0 in order of arrival.
  std::size_t number(Kept row) {
    const std::size_t next = numbers_.size();
    const auto [found, added] = numbers_.try_emplace(std::move(row), next);
    if (added) held_.add(weight(found->first) + 64);
    return found->second;
  }

  // Was it new?
  bool add(Kept row) {
    const std::size_t before = numbers_.size();
    return number(std::move(row)) == before && numbers_.size() != before;
  }

  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  struct Hash {
    std::size_t operator()(const Kept& row) const {
      std::size_t result = row.size();
      for (const Value& value : row) result = result * 1099511628211ULL + hash(value);
      return result;
    }
  };
  struct Equal {
    bool operator()(const Kept& a, const Kept& b) const {
      return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                        [](const Value& x, const Value& y) { return equivalent(x, y); });
    }
  };

  Holding held_;
  std::unordered_map<Kept, std::size_t, Hash, Equal> numbers_;
};

}  // namespace treatygraph::query

// HashJoin: parts of a pattern that nothing but an equality connects. The inner plan's rows are made once and found by
// the values that have to be equal.
#include <algorithm>
#include <unordered_map>

#include "graph/model/value_operations.h"
#include "graph/query/evaluate.h"
#include "graph/query/operators.h"

namespace treatygraph::query {
namespace {

class HashJoin final : public Operator {
 public:
  HashJoin(Run& run, const Plan& plan, OperatorPtr input, const step::HashJoin& step)
      : Operator(run, plan, std::move(input)), step_(step), inner_(make_operator(run, *step.inner)) {}

  [[nodiscard]] std::vector<const Operator*> inner() const override { return {inner_.get()}; }

 private:
  struct Entry {
    Kept keys, row;
  };
  using Table = std::unordered_multimap<std::size_t, Entry>;

  void start() override {
    table_.clear();
    held_.clear();
    made_ = false;
    next_ = end_ = table_.end();
  }

  bool produce() override {
    while (true) {
      for (; next_ != end_; ++next_) {
        if (!fits(next_->second)) continue;
        restore(run_, step_.slots, next_->second.row);
        if (!apart()) continue;
        ++next_;
        return true;
      }
      if (!input_->next()) return false;
      if (!std::exchange(made_, true)) make();
      if (table_.empty()) return false;
      seek();
    }
  }

  // What is null equals nothing.
  void make() {
    for (inner_->open(); inner_->next();) {
      Kept keys = values([](const auto& key) { return key.second; });
      if (std::any_of(keys.begin(), keys.end(), [](const Value& key) { return key.is_null(); })) continue;
      Entry entry{std::move(keys), keep(run_, step_.slots)};
      held_.add(weight(entry.keys) + weight(entry.row) + 64);
      const std::size_t place = hashed(entry.keys);
      table_.emplace(place, std::move(entry));
    }
  }

  void seek() {
    wanted_ = values([](const auto& key) { return key.first; });
    std::tie(next_, end_) = table_.equal_range(hashed(wanted_));
  }

  template <typename Side>
  Kept values(Side side) {
    Kept result;
    result.reserve(step_.keys.size());
    for (const auto& key : step_.keys) result.push_back(evaluate(*side(key), run_));
    return result;
  }

  static std::size_t hashed(const Kept& keys) {
    std::size_t result = keys.size();
    for (const Value& key : keys) result = result * 1099511628211ULL + hash(key);
    return result;
  }

  [[nodiscard]] bool fits(const Entry& entry) const {
    return std::equal(entry.keys.begin(), entry.keys.end(), wanted_.begin(),
                      [](const Value& a, const Value& b) { return equals(a, b) == true; });
  }

  // Relationships of one pattern are different ones.
  bool apart() {
    return std::all_of(step_.apart.begin(), step_.apart.end(), [&](const auto& each) {
      const Value& mine = run_.at(each.first);
      if (mine.type() != Value::Type::list) return is_other(run_, each.second, mine.edge());
      return std::all_of(mine.list().begin(), mine.list().end(),
                         [&](const Value& edge) { return is_other(run_, each.second, edge.edge()); });
    });
  }

  const step::HashJoin& step_;
  OperatorPtr inner_;
  Table table_;
  Holding held_{run_};
  Kept wanted_;
  Table::const_iterator next_ = table_.end(), end_ = table_.end();
  bool made_ = false;
};

}  // namespace

OperatorPtr make_step(Run& run, const Plan& plan, const step::HashJoin& step, OperatorPtr input) {
  return std::make_unique<HashJoin>(run, plan, std::move(input), step);
}

}  // namespace treatygraph::query

#include "graph/store/overlay.h"

#include "graph/store/lists.h"

namespace treatygraph::store {
namespace {

std::vector<std::string_view> views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

}  // namespace

std::optional<std::string> Overlay::merged(std::string_view key, const Change& change,
                                           std::optional<std::string> base) const {
  if (change.state == State::present) base = change.value;
  if (change.state == State::erased) base = std::nullopt;
  if (change.operands.empty()) return base;
  return apply_operands(payload_of(key.front()), base ? std::string_view(*base) : std::string_view(),
                        views(change.operands));
}

std::optional<std::string> Overlay::get(std::string_view key) const {
  const auto found = changes_.find(key);
  if (found == changes_.end()) return base_.get(key);
  const bool needs_base = found->second.state == State::unchanged;
  return merged(key, found->second, needs_base ? base_.get(key) : std::nullopt);
}

std::optional<std::string> Overlay::get_changed(std::string_view key) const {
  const auto found = changes_.find(key);
  return found == changes_.end() ? std::nullopt : merged(key, found->second, std::nullopt);
}

// Two sorted sequences merged: the base's keys and the changed ones.
void Overlay::scan(std::string_view prefix, std::string_view from, const Visit& visit) const {
  auto next = changes_.lower_bound(from < prefix ? prefix : from);
  bool going = true;
  const auto pass_changed_before = [&](const std::string_view* limit) {
    for (; going && next != changes_.end() && next->first.starts_with(prefix); ++next) {
      if (limit != nullptr && next->first >= *limit) return;
      const std::optional<std::string> value = merged(next->first, next->second, std::nullopt);
      if (value) going = visit(next->first, *value);
    }
  };
  base_.scan(prefix, from, [&](std::string_view key, std::string_view value) {
    pass_changed_before(&key);
    if (!going) return false;
    if (next == changes_.end() || next->first != key) return going = visit(key, value);
    const std::optional<std::string> changed = merged(key, next->second, std::string(value));
    ++next;
    return going = !changed || visit(key, *changed);
  });
  pass_changed_before(nullptr);
}

void Overlay::replace(std::string key, Change change) {
  const auto [at, fresh] = changes_.try_emplace(std::move(key));
  log_.push_back({at, fresh, std::move(at->second)});
  at->second = std::move(change);
}

void Overlay::put(std::string key, std::string value) {
  replace(std::move(key), {State::present, std::move(value), {}});
}
void Overlay::erase(std::string key) { replace(std::move(key), {State::erased, {}, {}}); }

void Overlay::merge(std::string key, std::string operand) {
  const auto [at, fresh] = changes_.try_emplace(std::move(key));
  log_.push_back({at, fresh, std::nullopt});
  at->second.operands.push_back(std::move(operand));
}

void Overlay::undo(std::size_t mark) {
  for (; log_.size() > mark; log_.pop_back()) {
    Step& step = log_.back();
    if (step.fresh)
      changes_.erase(step.at);
    else if (step.before)
      step.at->second = std::move(*step.before);
    else
      step.at->second.operands.pop_back();
  }
}

void Overlay::write_to(Database::Batch& batch) const {
  for (const auto& [key, change] : changes_) {
    if (change.state == State::erased && change.operands.empty())
      batch.erase(key);
    else if (change.state == State::unchanged)
      batch.merge(key, fold_operands(payload_of(key.front()), views(change.operands)));
    else
      batch.put(key, *merged(key, change, std::nullopt));
  }
}

void Overlay::clear() {
  changes_.clear();
  log_.clear();
}

}  // namespace treatygraph::store

#include "graph/store/recent.h"

#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

// What papers look up of the things that they name. No list is among it: lists change by merging.
constexpr std::string_view tables{"xwtnke"};
static_assert(tables.find(outer_id_table) == 0 && tables.find(triple_table) == 4);

constexpr std::size_t entry_size = 100;  // bytes beside key and value, about

bool is_kept(std::string_view key) { return tables.find(key.front()) != std::string_view::npos; }

std::size_t size_of(std::string_view key, const std::optional<std::string>& value) {
  return entry_size + key.size() + (value ? value->size() : 0);
}

}  // namespace

std::optional<std::string> Recent::get(std::string_view key) const {
  if (!is_kept(key)) return database_.get(key);
  std::string wanted(key);
  if (const auto known = known_.find(wanted); known != known_.end()) return known->second;
  std::optional<std::string> value = database_.get(key);
  size_ += size_of(key, value);
  if (size_ > most_) forget();
  known_.emplace(std::move(wanted), value);
  return value;
}

void Recent::change(std::string_view key, std::optional<std::string> value) {
  const auto known = known_.find(std::string(key));
  if (known == known_.end()) return;
  size_ -= size_of(key, known->second);
  size_ += size_of(key, value);
  known->second = std::move(value);
}

void Recent::forget() const {
  known_.clear();
  size_ = 0;
}

void Recent::Changes::put(std::string_view key, std::string_view value) {
  batch_->put(key, value);
  recent_.change(key, std::string(value));
}

void Recent::Changes::erase(std::string_view key) {
  batch_->erase(key);
  recent_.change(key, std::nullopt);
}

void Recent::Changes::write() {
  try {
    recent_.database_.write(*batch_);
  } catch (...) {
    recent_.forget();
    throw;
  }
}

}  // namespace treatygraph::store

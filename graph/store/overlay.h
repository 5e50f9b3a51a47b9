// Overlay: the changes of a transaction, over the database that they will be written to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/store/rocks.h"

namespace treatygraph::store {

class Overlay final : public View {
 public:
  explicit Overlay(const View& base) : base_(base) {}

  [[nodiscard]] std::optional<std::string> get(std::string_view key) const override;
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override;
  // As get() for a key that the database does not have.
  [[nodiscard]] std::optional<std::string> get_changed(std::string_view key) const;

  void put(std::string key, std::string value);
  void erase(std::string key);
  void merge(std::string key, std::string operand);  // lists.h

  [[nodiscard]] std::size_t mark() const noexcept { return log_.size(); }
  void undo(std::size_t mark);

  [[nodiscard]] bool empty() const noexcept { return changes_.empty(); }
  void write_to(Database::Batch& batch) const;
  template <typename Visit>
  void visit_keys(Visit&& visit) const {
    for (const auto& [key, change] : changes_) visit(std::string_view(key));
  }
  void clear();

 private:
  enum class State : std::uint8_t { unchanged, present, erased };  // of the key before the operands
  struct Change {
    State state = State::unchanged;
    std::string value;
    std::vector<std::string> operands;
  };
  using Changes = std::map<std::string, Change, std::less<>>;
  struct Step {  // how to go back: `before` again, or, without it, one operand less
    Changes::iterator at;
    bool fresh;  // the key was not there before
    std::optional<Change> before;
  };

  [[nodiscard]] std::optional<std::string> merged(std::string_view key, const Change& change,
                                                  std::optional<std::string> base) const;
  void replace(std::string key, Change change);

  const View& base_;
  Changes changes_;
  std::vector<Step> log_;
};

}  // namespace treatygraph::store

// View: keys and values as a reader sees them. A published generation, the live database, or a transaction's changes
// over it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace treatygraph::store {

class View {
 public:
  virtual ~View() = default;
  [[nodiscard]] virtual std::optional<std::string> get(std::string_view key) const = 0;
  // Visits the keys that begin with `prefix` in order, those before `from` left out, until `visit` returns false.
  // `visit` must not change what it walks over.
  using Visit = std::function<bool(std::string_view key, std::string_view value)>;
  virtual void scan(std::string_view prefix, std::string_view from, const Visit& visit) const = 0;
  void scan(std::string_view prefix, const Visit& visit) const { scan(prefix, prefix, visit); }
};

}  // namespace treatygraph::store

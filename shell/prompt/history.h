// History: what was typed before, kept from session to session.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph::shell {

class History {
 public:
  // Reads the file; "" keeps nothing. A file that cannot be read or written costs the history, not the session.
  explicit History(std::string file);

  // Adds what is not blank, not the same as the last one and does not begin with a blank.
  void add(const std::string& text);
  [[nodiscard]] const std::vector<std::string>& entries() const { return entries_; }
  // The newest entry before `before` that contains `words`.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view words, std::size_t before) const;

 private:
  std::string file_;
  std::vector<std::string> entries_;
};

// $XDG_STATE_HOME/treatygraph/history, else under ~/.local/state; "" where there is no home.
[[nodiscard]] std::string history_file();

}  // namespace treatygraph::shell

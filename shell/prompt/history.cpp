#include "shell/prompt/history.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace treatygraph::shell {
namespace {

constexpr std::size_t kept = 10'000;

// An entry is a line of the file: line breaks in it are written \n, backslashes \\.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\n')
      out += "\\n";
    else if (byte == '\\')
      out += "\\\\";
    else
      out += byte;
  }
  return out;
}

std::string several_lines(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size())
      out += line[i];
    else
      out += line[++i] == 'n' ? '\n' : line[i];
  }
  return out;
}

}  // namespace

History::History(std::string file) : file_(std::move(file)) {
  if (file_.empty()) return;
  std::ifstream in(file_, std::ios::binary);
  for (std::string line; std::getline(in, line);) entries_.push_back(several_lines(line));
  if (entries_.size() > kept) entries_.erase(entries_.begin(), entries_.end() - static_cast<std::ptrdiff_t>(kept));
}

void History::add(const std::string& text) {
  if (text.empty() || text.front() == ' ' || text.find_first_not_of(" \t\n") == std::string::npos) return;
  if (!entries_.empty() && entries_.back() == text) return;
  entries_.push_back(text);
  if (file_.empty()) return;
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(file_).parent_path(), ignored);
  const int descriptor = ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return;
  const std::string line = one_line(text) + "\n";
  if (::write(descriptor, line.data(), line.size()) < 0) file_.clear();
  ::close(descriptor);
}

std::optional<std::size_t> History::find(std::string_view words, std::size_t before) const {
  for (std::size_t i = before; i > 0; --i) {
    if (entries_[i - 1].find(words) != std::string::npos) return i - 1;
  }
  return std::nullopt;
}

std::string history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return std::string(state) + "/treatygraph/history";
  const char* home = std::getenv("HOME");
  return home != nullptr && *home == '/' ? std::string(home) + "/.local/state/treatygraph/history" : std::string();
}

}  // namespace treatygraph::shell

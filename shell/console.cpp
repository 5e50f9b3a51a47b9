#include "shell/console.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>

#include "extract/base/error.h"
#include "extract/base/text.h"
#include "shell/visible.h"

namespace treatygraph::shell {

std::atomic<bool> interrupted{false};

namespace {

constexpr std::size_t block = 1U << 16U;

enum class Filter : unsigned char { none, visible };

// Standard output as a stream buffer that reports what goes wrong instead of swallowing it.
class Descriptor : public std::streambuf {
 public:
  Descriptor(int descriptor, Filter filter) : descriptor_(descriptor), filter_(filter) { pending_.reserve(block); }

 protected:
  int_type overflow(int_type character) override {
    if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
    pending_.push_back(traits_type::to_char_type(character));
    if (pending_.size() >= block) drain(whole_characters());
    return character;
  }
  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    const std::string_view text(bytes, static_cast<std::size_t>(count));
    if (filter_ == Filter::none && pending_.empty() && text.size() >= block) {
      write_all(text);
      return count;
    }
    pending_.append(text);
    if (pending_.size() >= block) drain(whole_characters());
    return count;
  }
  int sync() override {
    drain(pending_.size());
    return 0;
  }

 private:
  // A character cut in two by the end of the buffer waits for its rest.
  [[nodiscard]] std::size_t whole_characters() const {
    std::size_t end = pending_.size();
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, end); ++back) {
      const auto byte = static_cast<unsigned char>(pending_[end - back]);
      if (byte < 0x80) break;
      if (byte >= 0xc0) return end - back;
    }
    return end;
  }

  void drain(std::size_t count) {
    const std::string text = filter_ == Filter::visible
                                 ? visible(std::string_view(pending_).substr(0, count), Breaks::kept)
                                 : pending_.substr(0, count);
    pending_.erase(0, count);
    write_all(text);
  }

  void write_all(std::string_view rest) const {
    while (!rest.empty()) {
      const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0 && errno == EPIPE) throw ClosedPipe{};
      if (written < 0) fail(errno);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  [[noreturn]] static void fail(int number) {
    throw Error(number == ENOSPC ? Trouble::no_space : Trouble::no_access,
                fmt::format("the results cannot be written: {}", std::strerror(number)), {"standard output"});
  }

  int descriptor_;
  Filter filter_;
  std::string pending_;
};

class StandardInput : public std::streambuf {
 public:
  StandardInput() : bytes_(block, '\0') {}

 protected:
  int_type underflow() override {
    ssize_t count = 0;
    do {
      count = ::read(STDIN_FILENO, bytes_.data(), bytes_.size());
      if (interrupted) throw Error(Trouble::cancelled, "stopped by Ctrl-C");
    } while (count < 0 && errno == EINTR);
    if (count < 0) throw Error(Trouble::no_access, std::strerror(errno), {"standard input"});
    if (count == 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::string bytes_;
};

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // nobody is left to be told
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::size_t terminal_width(int descriptor) {
  winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

Console::Console()
    : out_is_terminal_(::isatty(STDOUT_FILENO) == 1),
      in_is_terminal_(::isatty(STDIN_FILENO) == 1),
      err_is_terminal_(::isatty(STDERR_FILENO) == 1),
      out_buffer_(std::make_unique<Descriptor>(STDOUT_FILENO, out_is_terminal_ ? Filter::visible : Filter::none)),
      in_buffer_(std::make_unique<StandardInput>()),
      out_(out_buffer_.get()),
      in_(in_buffer_.get()) {
  out_.exceptions(std::ios::badbit);
  in_.exceptions(std::ios::badbit);
}

Console::~Console() { out_.exceptions(std::ios::goodbit); }

void Console::flush() {
  out_.clear();
  out_.flush();
}

void Console::emphasise(std::string_view text) {
  if (!out_is_terminal_ || std::getenv("NO_COLOR") != nullptr) {
    out_ << text;
    return;
  }
  flush();
  write_all(STDOUT_FILENO, "\x1b[1;4m" + visible(text) + "\x1b[0m");
}

void Console::say(std::string_view message) {
  clear_bar();
  write_all(STDERR_FILENO, visible(message, Breaks::kept) + "\n");
}

std::size_t Console::width() const { return out_is_terminal_ ? terminal_width(STDOUT_FILENO) : 0; }

void Console::clear_bar() {
  if (bar_shown_) write_all(STDERR_FILENO, "\r\x1b[K");
  bar_shown_ = false;
}

Progress Console::bar(std::string unit) {
  if (!err_is_terminal_) return {};
  using Clock = std::chrono::steady_clock;
  return [this, unit = std::move(unit), last = Clock::time_point{}](const Step& step) mutable {
    const bool complete = step.done == step.total;
    if (!complete && Clock::now() - last < std::chrono::milliseconds(50)) return;
    last = Clock::now();
    clear_bar();
    if (complete) return;
    constexpr std::size_t cells = 24;
    const std::size_t filled = step.total == 0 ? 0 : static_cast<std::size_t>(step.done * cells / step.total);
    const std::string head = fmt::format("[{}{}] {}/{} {} ", std::string(filled, '#'), std::string(cells - filled, '.'),
                                         step.done, step.total, unit);
    const std::size_t room = terminal_width(STDERR_FILENO) - 1;
    write_all(STDERR_FILENO, shorten(head + visible(step.what), room));
    bar_shown_ = true;
  };
}

}  // namespace treatygraph::shell

#include "shell/prompt/keys.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <iterator>
#include <string_view>

namespace treatygraph::shell {
namespace {

struct Sequence {
  std::string_view text;  // after ESC [ or ESC O
  Key::Kind kind;
};
constexpr Sequence sequences[] = {
    {"A", Key::Kind::up},           {"B", Key::Kind::down},          {"C", Key::Kind::right},
    {"D", Key::Kind::left},         {"H", Key::Kind::home},          {"F", Key::Kind::end},
    {"1~", Key::Kind::home},        {"7~", Key::Kind::home},         {"4~", Key::Kind::end},
    {"8~", Key::Kind::end},         {"3~", Key::Kind::erase},        {"1;5C", Key::Kind::word_right},
    {"1;5D", Key::Kind::word_left}, {"1;3C", Key::Kind::word_right}, {"1;3D", Key::Kind::word_left}};

constexpr std::string_view paste_begins = "200~";
constexpr std::string_view paste_ends = "\x1b[201~";
constexpr int escape_alone_after_ms = 40;

void put(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t utf8_size(char first) {
  const auto byte = static_cast<unsigned char>(first);
  if (byte < 0xc0) return 1;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

Key plain(Key::Kind kind) { return {kind, 0, {}}; }

}  // namespace

Keys::Keys(int in, int out) : in_(in), out_(out) {
  ::tcgetattr(in_, &cooked_);
  enter_raw();
}

Keys::~Keys() { leave_raw(); }

void Keys::enter_raw() {
  termios raw = cooked_;
  raw.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INPCK | ISTRIP | IXON);
  raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  ::tcsetattr(in_, TCSADRAIN, &raw);
  put(out_, "\x1b[?2004h");
}

void Keys::leave_raw() {
  put(out_, "\x1b[?2004l");
  ::tcsetattr(in_, TCSADRAIN, &cooked_);
}

void Keys::suspend() {
  leave_raw();
  ::raise(SIGTSTP);
  enter_raw();
}

std::optional<char> Keys::byte() {
  char character = 0;
  for (;;) {
    const ssize_t count = ::read(in_, &character, 1);
    if (count == 1) return character;
    if (count < 0 && errno == EINTR) continue;
    return std::nullopt;
  }
}

std::optional<char> Keys::byte_soon() {
  pollfd wait{in_, POLLIN, 0};
  return ::poll(&wait, 1, escape_alone_after_ms) == 1 ? byte() : std::nullopt;
}

Key Keys::next() {
  const std::optional<char> first = byte();
  if (!first) return plain(Key::Kind::closed);
  switch (*first) {
    case '\r':
    case '\n': return plain(Key::Kind::enter);
    case '\t': return plain(Key::Kind::tab);
    case '\x7f':
    case '\b': return plain(Key::Kind::backspace);
    case '\x1b': return after_escape();
    default: break;
  }
  if (static_cast<unsigned char>(*first) < 0x20) return {Key::Kind::control, static_cast<char>(*first + 'a' - 1), {}};
  Key key{Key::Kind::character, 0, std::string(1, *first)};
  for (std::size_t rest = utf8_size(*first); rest > 1; --rest) {
    const std::optional<char> more = byte();
    if (!more) return plain(Key::Kind::closed);
    key.text += *more;
  }
  return key;
}

Key Keys::after_escape() {
  const std::optional<char> second = byte_soon();
  if (!second) return plain(Key::Kind::escape);
  if (*second == '[' || *second == 'O') return sequence();
  if (*second == '\r' || *second == '\n') return {Key::Kind::alt, '\n', {}};
  if (*second == '\x7f') return {Key::Kind::alt, '\b', {}};
  return {Key::Kind::alt, *second, {}};
}

Key Keys::sequence() {
  std::string text;
  while (text.size() < 16) {
    const std::optional<char> more = byte_soon();
    if (!more) break;
    text += *more;
    if (*more >= 0x40 && *more <= 0x7e) break;
  }
  if (text == paste_begins) return paste();
  const auto* found = std::find_if(std::begin(sequences), std::end(sequences),
                                   [&](const Sequence& known) { return known.text == text; });
  return plain(found == std::end(sequences) ? Key::Kind::unknown : found->kind);
}

Key Keys::paste() {
  Key key{Key::Kind::pasted, 0, {}};
  while (!key.text.ends_with(paste_ends)) {
    const std::optional<char> more = byte();
    if (!more) return plain(Key::Kind::closed);
    key.text += *more;
  }
  key.text.resize(key.text.size() - paste_ends.size());
  return key;
}

}  // namespace treatygraph::shell

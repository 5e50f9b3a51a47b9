#include "shell/prompt/line_editor.h"

#include <unistd.h>

#include <algorithm>
#include <iterator>

namespace treatygraph::shell {

const LineEditor::ControlKey LineEditor::control_keys[] = {
    {'a', &LineEditor::to_begin},   {'b', &LineEditor::back},
    {'c', &LineEditor::drop},       {'d', &LineEditor::close_or_erase},
    {'e', &LineEditor::to_end},     {'f', &LineEditor::forward},
    {'k', &LineEditor::cut_to_end}, {'l', &LineEditor::clear_screen},
    {'n', &LineEditor::down},       {'p', &LineEditor::up},
    {'r', &LineEditor::search},     {'u', &LineEditor::cut_to_begin},
    {'w', &LineEditor::cut_word},   {'y', &LineEditor::put_back},
    {'z', &LineEditor::suspend},
};

LineEditor::LineEditor(Editing editing, History& history) : editing_(std::move(editing)), history_(history) {}

LineEditor::Input LineEditor::read(const std::string& prompt, const std::string& further) {
  Keys keys(STDIN_FILENO, STDOUT_FILENO);
  keys_ = &keys;
  prompt_ = prompt;
  further_ = further;
  buffer_ = {};
  unfinished_.clear();
  recalled_ = history_.entries().size();
  drawn_row_ = drawn_rows_ = 0;
  Next next = Next::go_on;
  while (next == Next::go_on) {
    draw();
    next = act(keys.next());
  }
  leave();
  keys_ = nullptr;
  if (next == Next::entered) {
    history_.add(buffer_.text);
    return {Input::How::entered, buffer_.text};
  }
  return {next == Next::dropped ? Input::How::dropped : Input::How::closed, {}};
}

LineEditor::Next LineEditor::act(const Key& key) {
  switch (key.kind) {
    case Key::Kind::character:
    case Key::Kind::pasted: buffer_.insert(printable(key.text)); break;
    case Key::Kind::control: return act_on_control(key.letter);
    case Key::Kind::alt: act_on_alt(key.letter); break;
    case Key::Kind::enter: return enter();
    case Key::Kind::tab: complete(); break;
    case Key::Kind::backspace: buffer_.erase(buffer_.before(buffer_.cursor), buffer_.cursor); break;
    case Key::Kind::erase: buffer_.erase(buffer_.cursor, buffer_.after(buffer_.cursor)); break;
    case Key::Kind::left: return back();
    case Key::Kind::right: return forward();
    case Key::Kind::up: return up();
    case Key::Kind::down: return down();
    case Key::Kind::home: return to_begin();
    case Key::Kind::end: return to_end();
    case Key::Kind::word_left: buffer_.cursor = buffer_.word_before(buffer_.cursor); break;
    case Key::Kind::word_right: buffer_.cursor = buffer_.word_after(buffer_.cursor); break;
    case Key::Kind::closed: return Next::closed;
    case Key::Kind::escape:
    case Key::Kind::unknown: break;
  }
  return Next::go_on;
}

LineEditor::Next LineEditor::act_on_control(char letter) {
  for (const ControlKey& key : control_keys) {
    if (key.letter == letter) return (this->*key.act)();
  }
  return Next::go_on;
}

void LineEditor::act_on_alt(char letter) {
  switch (letter) {
    case '\n': buffer_.insert("\n"); break;
    case 'b': buffer_.cursor = buffer_.word_before(buffer_.cursor); break;
    case 'f': buffer_.cursor = buffer_.word_after(buffer_.cursor); break;
    case 'd': cut(buffer_.cursor, buffer_.word_after(buffer_.cursor)); break;
    case '\b': cut(buffer_.word_before(buffer_.cursor), buffer_.cursor); break;
    default: break;
  }
}

LineEditor::Next LineEditor::enter() {
  const bool at_end = buffer_.text.find_first_not_of(" \n", buffer_.cursor) == std::string::npos;
  if (at_end ? editing_.is_complete(buffer_.text)
             : editing_.is_complete(buffer_.text) && buffer_.text.find('\n') == std::string::npos) {
    buffer_.cursor = buffer_.text.size();
    return Next::entered;
  }
  buffer_.insert("\n");
  return Next::go_on;
}

LineEditor::Next LineEditor::to_begin() {
  buffer_.cursor = buffer_.line_begin(buffer_.cursor);
  return Next::go_on;
}
LineEditor::Next LineEditor::to_end() {
  buffer_.cursor = buffer_.line_end(buffer_.cursor);
  return Next::go_on;
}
LineEditor::Next LineEditor::back() {
  buffer_.cursor = buffer_.before(buffer_.cursor);
  return Next::go_on;
}
LineEditor::Next LineEditor::forward() {
  buffer_.cursor = buffer_.after(buffer_.cursor);
  return Next::go_on;
}
LineEditor::Next LineEditor::drop() { return Next::dropped; }

LineEditor::Next LineEditor::close_or_erase() {
  if (buffer_.text.empty()) return Next::closed;
  buffer_.erase(buffer_.cursor, buffer_.after(buffer_.cursor));
  return Next::go_on;
}

void LineEditor::cut(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  cut_ = buffer_.text.substr(begin, end - begin);
  buffer_.erase(begin, end);
}

LineEditor::Next LineEditor::cut_to_end() {
  const std::size_t end = buffer_.line_end(buffer_.cursor);
  cut(buffer_.cursor, end == buffer_.cursor ? buffer_.after(end) : end);
  return Next::go_on;
}
LineEditor::Next LineEditor::cut_to_begin() {
  cut(buffer_.line_begin(buffer_.cursor), buffer_.cursor);
  return Next::go_on;
}
LineEditor::Next LineEditor::cut_word() {
  cut(buffer_.word_before(buffer_.cursor), buffer_.cursor);
  return Next::go_on;
}
LineEditor::Next LineEditor::put_back() {
  buffer_.insert(cut_);
  return Next::go_on;
}

LineEditor::Next LineEditor::suspend() {
  keys_->suspend();
  drawn_row_ = drawn_rows_ = 0;
  return Next::go_on;
}

LineEditor::Next LineEditor::clear_screen() {
  put("\x1b[H\x1b[2J");
  drawn_row_ = drawn_rows_ = 0;
  return Next::go_on;
}

void LineEditor::recall(std::size_t index) {
  const std::size_t count = history_.entries().size();
  if (recalled_ == count) unfinished_ = buffer_.text;
  recalled_ = index;
  buffer_.set(index == count ? unfinished_ : history_.entries()[index]);
}

LineEditor::Next LineEditor::up() {
  if (!buffer_.line_up() && recalled_ > 0) recall(recalled_ - 1);
  return Next::go_on;
}
LineEditor::Next LineEditor::down() {
  if (!buffer_.line_down() && recalled_ < history_.entries().size()) recall(recalled_ + 1);
  return Next::go_on;
}

LineEditor::Next LineEditor::search() {
  std::string words;
  const std::vector<std::string>& entries = history_.entries();
  std::size_t at = entries.size();
  for (;;) {
    const std::string found = at < entries.size() ? entries[at] : std::string();
    draw_search(words, found);
    const Key key = keys_->next();
    const bool older = key.kind == Key::Kind::control && key.letter == 'r';
    if (key.kind == Key::Kind::character) words += key.text;
    if (key.kind == Key::Kind::backspace && !words.empty()) {
      Buffer typed{words, words.size()};
      words.resize(typed.before(words.size()));
    }
    if (key.kind == Key::Kind::character || key.kind == Key::Kind::backspace || older) {
      const std::size_t from = older ? at : std::min(at + 1, entries.size());
      if (const auto next = history_.find(words, key.kind == Key::Kind::backspace ? entries.size() : from)) at = *next;
      continue;
    }
    const bool given_up = key.kind == Key::Kind::escape || key.kind == Key::Kind::closed ||
                          (key.kind == Key::Kind::control && (key.letter == 'c' || key.letter == 'g'));
    if (given_up) return key.kind == Key::Kind::closed ? Next::closed : Next::go_on;
    if (at < entries.size()) buffer_.set(found);
    return act(key);
  }
}

void LineEditor::complete() {
  const Suggestions suggestions = editing_.suggest(buffer_.text, buffer_.cursor);
  if (suggestions.words.empty()) return;
  std::string common = suggestions.words.front();
  for (const std::string& word : suggestions.words) {
    const auto [mine, other] = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
    common.erase(mine, common.end());
  }
  while (!common.empty() && (static_cast<unsigned char>(common.back()) & 0xc0U) == 0x80U &&
         !suggestions.words.front().starts_with(common))
    common.pop_back();
  const std::size_t typed = buffer_.cursor - suggestions.begin;
  if (common.size() > typed ||
      (suggestions.words.size() == 1 && common != buffer_.text.substr(suggestions.begin, typed))) {
    buffer_.erase(suggestions.begin, buffer_.cursor);
    buffer_.insert(common);
  } else if (suggestions.words.size() > 1) {
    list(suggestions.words);
  }
}

}  // namespace treatygraph::shell

#include "extract/reader/composer.h"

#include <algorithm>

#include "extract/base/text.h"

namespace treatygraph {
namespace {

bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0; }
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
bool breaks_line(char32_t c) { return c == '\n' || c == '\r'; }

}  // namespace

void Composer::text(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded next = decode(utf8, at);
    const std::string_view bytes = utf8.substr(at, next.size);
    at += next.size;
    if (is_space(next.character)) {
      if (gap_ != Gap::line && (gap_ == Gap::none || !breaks_line(next.character)))
        gap_ = breaks_line(next.character) ? Gap::source_break : gap_ == Gap::none ? Gap::blank : gap_;
      continue;
    }
    if (is_control(next.character)) continue;
    std::string& text = at_hand_.text;
    const bool seamless = gap_ == Gap::source_break && is_cjk(last_character(text)) && is_cjk(next.character);
    if (!text.empty() && gap_ != Gap::none && !seamless) text += gap_ == Gap::line ? '\n' : ' ';
    gap_ = Gap::none;
    text += bytes;
  }
}

void Composer::tab() {
  if (gap_ == Gap::none) gap_ = Gap::blank;
}

void Composer::line_break() { gap_ = Gap::line; }

Composer::Paragraphs& Composer::target() {
  const bool in_cell = !rows_.empty() && !rows_.back().cells.empty();
  return in_cell ? rows_.back().cells.back() : paragraphs_;
}

void Composer::put(Paragraph paragraph) {
  if (note_.empty()) {
    target().push_back(std::move(paragraph));
    return;
  }
  std::string& note = notes_[note_];
  if (!note.empty()) note += ' ';
  note += paragraph.text;
}

void Composer::end_paragraph() {
  if (!at_hand_.text.empty() || !at_hand_.marks.empty()) {
    for (Mark& mark : at_hand_.marks) mark.at += prefix_.size();
    at_hand_.text.insert(0, prefix_);
    put(std::move(at_hand_));
    prefix_.clear();
  }
  at_hand_ = {};
  gap_ = Gap::none;
}

void Composer::begin_paragraph(std::string_view prefix) {
  end_paragraph();
  prefix_ = in_note() ? std::string_view() : prefix;
}

void Composer::rule() {
  end_paragraph();
  if (rows_.empty() && note_.empty() && !paragraphs_.empty()) paragraphs_.push_back({"__________", {}});
}

void Composer::open_row() {
  end_paragraph();
  rows_.emplace_back();
}

void Composer::open_cell() {
  end_paragraph();
  prefix_.clear();
  if (!rows_.empty()) rows_.back().cells.emplace_back();
}

Composer::Paragraph Composer::joined(const Row& row) {
  Paragraph line;
  for (const Paragraphs& cell : row.cells) {
    if (cell.empty()) continue;
    if (!line.text.empty()) line.text += " |";
    for (const Paragraph& paragraph : cell) {
      if (!line.text.empty()) line.text += ' ';
      for (const Mark& mark : paragraph.marks)
        line.marks.push_back({line.text.size() + mark.at, mark.key, mark.spaced});
      line.text += paragraph.text;
    }
  }
  std::replace(line.text.begin(), line.text.end(), '\n', ' ');
  return line;
}

// A table that only sets columns side by side is read column after column: its cells hold many paragraphs, or one cell
// all there is.
void Composer::close_row() {
  end_paragraph();
  prefix_.clear();
  if (rows_.empty()) return;
  Row row = std::move(rows_.back());
  rows_.pop_back();
  constexpr std::size_t most_of_a_cell = 6;
  std::size_t filled = 0, longest = 0;
  for (const Paragraphs& cell : row.cells) {
    filled += cell.empty() ? 0 : 1;
    longest = std::max(longest, cell.size());
  }
  if (filled > 1 && longest <= most_of_a_cell) {
    target().push_back(joined(row));
    return;
  }
  for (Paragraphs& cell : row.cells) {
    for (Paragraph& paragraph : cell) target().push_back(std::move(paragraph));
  }
}

void Composer::mark(const std::string& key, const std::string& shown) {
  if (note_.empty() && shown_.emplace(key, shown).second) {
    at_hand_.marks.push_back({at_hand_.text.size(), key, gap_ == Gap::blank || gap_ == Gap::source_break});
    gap_ = gap_ == Gap::line ? gap_ : Gap::none;
  } else {
    text(shown);
  }
}

void Composer::open_note(const std::string& key) {
  close_note();
  end_paragraph();
  prefix_.clear();
  note_ = key;
}

void Composer::close_note() {
  if (note_.empty()) return;
  end_paragraph();
  note_.clear();
}

void Composer::print(std::string& out, const Paragraph& paragraph) const {
  std::size_t from = 0;
  std::string notes;
  for (const Mark& mark : paragraph.marks) {
    const std::string& shown = shown_.at(mark.key);
    const auto note = notes_.find(mark.key);
    out.append(paragraph.text, from, mark.at - from);
    from = mark.at;
    if (note == notes_.end()) {
      if (mark.spaced) out += ' ';
      out += shown;
      continue;
    }
    out.append("[^").append(shown).append("]");
    std::string line = note->second;
    std::replace(line.begin(), line.end(), '\n', ' ');
    notes.append("[^").append(shown).append("]: ").append(line).append("\n\n");
  }
  out.append(paragraph.text, from, std::string::npos);
  out.append("\n\n").append(notes);
}

std::string Composer::finish() {
  close_note();
  while (!rows_.empty()) close_row();
  end_paragraph();
  std::string out;
  for (const Paragraph& paragraph : paragraphs_) print(out, paragraph);
  if (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace treatygraph

// Composer: the reading text of formats that know their paragraphs. A paragraph is a line with an empty line behind it,
// "## " before a heading, "- " before a list item, a row of a table one line with its cells parted by " | ", a note
// "[^12]: …" behind the paragraph that carries its mark "[^12]". (document/lines.h reads these marks, and no others.)
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph {

class Composer {
 public:
  // White space is one blank, and none between Chinese characters where the source broke its line.
  void text(std::string_view utf8);
  void tab();
  void line_break();
  void end_paragraph();

  // What the paragraph begins with: "## ", "- ", "12. ". Forgotten if the paragraph stays empty.
  void begin_paragraph(std::string_view prefix);
  void rule();  // the line above foot notes

  void open_row();
  void open_cell();
  void close_row();

  // A note's mark in the text; `key` is what the note will be named by, `shown` what the reader sees ("12", "*").
  void mark(const std::string& key, const std::string& shown);
  [[nodiscard]] bool is_marked(const std::string& key) const { return shown_.contains(key); }
  // What comes until the note is closed belongs to it. Notes do not nest: an inner one ends the outer one.
  void open_note(const std::string& key);
  void close_note();
  [[nodiscard]] bool in_note() const { return !note_.empty(); }

  [[nodiscard]] std::string finish();

 private:
  struct Mark {
    std::size_t at;  // in the paragraph's text
    std::string key;
    bool spaced = false;  // a blank stands before it, seen only where no note belongs to it
  };
  struct Paragraph {
    std::string text;
    std::vector<Mark> marks;
  };
  using Paragraphs = std::vector<Paragraph>;
  struct Row {
    std::vector<Paragraphs> cells;
  };

  [[nodiscard]] Paragraphs& target();
  void put(Paragraph paragraph);
  void print(std::string& out, const Paragraph& paragraph) const;
  static Paragraph joined(const Row& row);

  Paragraph at_hand_;
  std::string prefix_;
  enum class Gap { none, blank, source_break, line } gap_ = Gap::none;
  std::vector<Row> rows_;
  Paragraphs paragraphs_;
  std::map<std::string, std::string> shown_;  // of each key
  std::map<std::string, std::string> notes_;  // text of each key
  std::string note_;                          // key of the open note
};

}  // namespace treatygraph

#include "extract/reader/docx.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "extract/base/error.h"
#include "extract/reader/archive.h"
#include "extract/reader/composer.h"
#include "extract/reader/numbering.h"
#include "extract/reader/office.h"

namespace treatygraph {
namespace {

constexpr std::string_view left_out[] = {"del", "moveFrom", "delText", "instrText", "rPrChange", "pPrChange"};

// The runs of text of a part. Notes' ids are told apart by their part: "footnote 3", "endnote 3".
class WordReader : public OfficeReader {
 public:
  WordReader(Composer& composer, Numbering& numbering) : composer_(composer), numbering_(numbering) {}

  void open_word(std::string_view name, const Element& element) override {
    if (hidden_ > 0 || std::find(std::begin(left_out), std::end(left_out), name) != std::end(left_out)) {
      ++hidden_;
      return;
    }
    if (name == "p") begin_paragraph();
    if (name == "t") in_text_ = true;
    take_property(name, element);
    take_mark(name, element);
    if (name == "tab" && in_run_) composer_.tab();
    if ((name == "br" || name == "cr") && in_run_) composer_.line_break();
    if (name == "noBreakHyphen") put("-");
    if (name == "r") in_run_ = true;
    if (name == "tr") composer_.open_row();
    if (name == "tc") composer_.open_cell();
    if (name == "footnote" || name == "endnote") open_note(name, element);
  }

  void close_word(std::string_view name) override {
    if (hidden_ > 0) {
      --hidden_;
      return;
    }
    if (name == "p") composer_.end_paragraph();
    if (name == "t") in_text_ = false;
    if (name == "r") in_run_ = false;
    if (name == "pPr") begin_with_number();
    if (name == "tr") composer_.close_row();
    if (name == "footnote" || name == "endnote") composer_.close_note();
    if (name == "footnote" || name == "endnote") skipped_note_ = false;
  }

  void word_text(std::string_view utf8) override {
    if (hidden_ == 0 && in_text_) put(utf8);
  }

 private:
  void begin_paragraph() {
    composer_.end_paragraph();
    properties_ = {};
    style_.clear();
  }

  void put(std::string_view utf8) {
    if (skipped_note_) return;
    if (own_mark_) {  // the mark itself stands in the text behind the reference
      own_mark_ = false;
      const std::size_t end = utf8.find_first_not_of("* \t");
      utf8.remove_prefix(std::min(end, utf8.size()));
    }
    composer_.text(utf8);
  }

  void take_property(std::string_view name, const Element& element) {
    const std::string_view value = element.attribute("val");
    if (name == "pStyle") style_ = value;
    if (name == "numId") properties_.list = value;
    if (name == "ilvl" && !value.empty()) properties_.level = static_cast<std::uint32_t>(value[0] - '0');
    if (name == "outlineLvl" && !value.empty()) properties_.outline = static_cast<std::uint32_t>(value[0] - '0');
  }

  // What the paragraph says of itself goes before what its style says; list "0" takes a style's number away.
  void begin_with_number() {
    const ParagraphStyle style = numbering_.style(style_);
    const auto list = properties_.list ? properties_.list : style.list;
    const auto level = properties_.level ? properties_.level : style.level;
    const auto outline = properties_.outline ? properties_.outline : style.outline;
    std::string prefix;
    constexpr std::uint32_t deepest_heading = 5;
    if (outline && *outline <= deepest_heading) prefix = std::string(*outline + 1, '#') + " ";
    if (list && *list != "0") prefix += numbering_.next(*list, level.value_or(0));
    composer_.begin_paragraph(prefix);
  }

  void take_mark(std::string_view name, const Element& element) {
    const bool foot = name == "footnoteReference", end = name == "endnoteReference";
    if (!foot && !end) return;
    const std::string key = fmt::format("{} {}", foot ? "footnote" : "endnote", element.attribute("id"));
    const std::string_view custom = element.attribute("customMarkFollows");
    constexpr std::size_t most_stars = 3;
    own_mark_ = !custom.empty() && custom != "0" && custom != "false";
    composer_.mark(key, own_mark_ ? std::string(std::min(++stars_, most_stars), '*') : std::to_string(++marks_));
  }

  // Separators and the like are notes without a mark.
  void open_note(std::string_view name, const Element& element) {
    const std::string key = fmt::format("{} {}", name, element.attribute("id"));
    skipped_note_ = !composer_.is_marked(key);
    if (!skipped_note_) composer_.open_note(key);
  }

  Composer& composer_;
  Numbering& numbering_;
  ParagraphStyle properties_;
  std::string style_;
  std::size_t hidden_ = 0;  // elements open inside what is left out
  bool in_text_ = false, in_run_ = false, own_mark_ = false, skipped_note_ = false;
  std::uint32_t marks_ = 0;
  std::size_t stars_ = 0;
};

void refuse_others(const Source& source) {
  if (source.bytes.starts_with("PK")) return;
  const bool old = source.bytes.starts_with("\xD0\xCF\x11\xE0");
  throw Error(Trouble::bad_input,
              old ? "this is an old Word file (.doc) or one with a password" : "this is no Word file (.docx)",
              {source.name}, old ? "save it as .docx without a password" : "give the file the extension of its format");
}

}  // namespace

ReadingText read_docx(const Source& source) {
  refuse_others(source);
  const Place place{source.name};
  Archive archive(source);
  Numbering numbering(archive, place);
  Composer composer;
  WordReader reader(composer, numbering);
  if (!read_part(archive, "word/document.xml", reader, place)) {
    throw Error(Trouble::bad_input, "this is a zip file without a Word document in it", place,
                "give the file the extension of its format");
  }
  for (const char* part : {"word/footnotes.xml", "word/endnotes.xml"}) read_part(archive, part, reader, place);
  ReadingText reading;
  reading.encoding = "UTF-8";
  reading.text = composer.finish();
  return reading;
}

}  // namespace treatygraph

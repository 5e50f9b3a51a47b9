#include "extract/reader/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "extract/reader/composer.h"
#include "extract/reader/encodings.h"
#include "extract/reader/markup.h"

namespace treatygraph {
namespace {

constexpr std::size_t largest_page = 64U << 20U;

enum class Tag : unsigned char { inline_text, block, heading, item, list, row, cell, line_break, rule, left_out };
struct TagRow {
  std::string_view name;
  Tag tag;
};
constexpr TagRow tags[] = {
    {"address", Tag::block},   {"applet", Tag::left_out},   {"area", Tag::left_out},     {"article", Tag::block},
    {"aside", Tag::block},     {"blockquote", Tag::block},  {"body", Tag::block},        {"br", Tag::line_break},
    {"button", Tag::left_out}, {"canvas", Tag::left_out},   {"caption", Tag::block},     {"center", Tag::block},
    {"dd", Tag::block},        {"dir", Tag::list},          {"div", Tag::block},         {"dl", Tag::block},
    {"dt", Tag::block},        {"fieldset", Tag::block},    {"figcaption", Tag::block},  {"figure", Tag::block},
    {"footer", Tag::block},    {"form", Tag::block},        {"h1", Tag::heading},        {"h2", Tag::heading},
    {"h3", Tag::heading},      {"h4", Tag::heading},        {"h5", Tag::heading},        {"h6", Tag::heading},
    {"head", Tag::left_out},   {"header", Tag::block},      {"hr", Tag::rule},           {"iframe", Tag::left_out},
    {"legend", Tag::block},    {"li", Tag::item},           {"main", Tag::block},        {"map", Tag::left_out},
    {"menu", Tag::list},       {"nav", Tag::left_out},      {"noframes", Tag::left_out}, {"noscript", Tag::left_out},
    {"object", Tag::left_out}, {"ol", Tag::list},           {"option", Tag::left_out},   {"p", Tag::block},
    {"pre", Tag::block},       {"script", Tag::left_out},   {"section", Tag::block},     {"select", Tag::left_out},
    {"style", Tag::left_out},  {"svg", Tag::left_out},      {"table", Tag::block},       {"tbody", Tag::block},
    {"td", Tag::cell},         {"template", Tag::left_out}, {"textarea", Tag::left_out}, {"tfoot", Tag::block},
    {"th", Tag::cell},         {"thead", Tag::block},       {"title", Tag::left_out},    {"tr", Tag::row},
    {"ul", Tag::list},
};

Tag tag_of(std::string_view name) {
  const auto* found = std::lower_bound(std::begin(tags), std::end(tags), name,
                                       [](const TagRow& row, std::string_view wanted) { return row.name < wanted; });
  return found != std::end(tags) && found->name == name ? found->tag : Tag::inline_text;
}

constexpr std::string_view menu_roles[] = {"navigation", "search", "banner", "contentinfo", "menu", "menubar"};

bool is_left_out(const Element& element, Tag tag) {
  if (tag == Tag::left_out || element.attribute("aria-hidden") == "true") return true;
  const std::string_view role = element.attribute("role"), style = element.attribute("style");
  return std::find(std::begin(menu_roles), std::end(menu_roles), role) != std::end(menu_roles) ||
         style.find("display:none") != std::string_view::npos || style.find("display: none") != std::string_view::npos;
}

// "12", "[12]", "(12)", "*": what a reader sees of a note's mark, without brackets; nothing for other words.
std::optional<std::string> note_mark(std::string_view words) {
  constexpr std::string_view around = " \t\r\n[]()";
  while (!words.empty() && around.find(words.front()) != std::string_view::npos) words.remove_prefix(1);
  while (!words.empty() && around.find(words.back()) != std::string_view::npos) words.remove_suffix(1);
  const bool number = words.size() <= 3 && words.find_first_not_of("0123456789") == std::string_view::npos;
  const bool stars = words.size() <= 3 && words.find_first_not_of('*') == std::string_view::npos;
  return !words.empty() && (number || stars) ? std::optional(std::string(words)) : std::nullopt;
}

class Page : public MarkupReader {
 public:
  void open(const Element& element) override {
    const Tag tag = tag_of(element.name);
    if (hidden_ > 0 || is_left_out(element, tag)) {
      ++hidden_;
      return;
    }
    if (tag == Tag::block || tag == Tag::heading || tag == Tag::list || tag == Tag::item) composer_.end_paragraph();
    open_.push_back({std::string(element.name), "", ordered_.size()});
    if (tag == Tag::row) composer_.open_row();
    if (tag == Tag::cell) composer_.open_cell();
    take_name(element, tag);
    begin(element, tag);
    if (element.name == "a") open_link(element.attribute("href"));
  }

  void close(std::string_view name, std::string_view) override {
    if (hidden_ > 0) {
      --hidden_;
      return;
    }
    if (name == "a") close_link();
    const Tag tag = tag_of(name);
    if (tag == Tag::block || tag == Tag::heading || tag == Tag::list || tag == Tag::item || tag == Tag::cell)
      composer_.end_paragraph();
    if (tag == Tag::row) composer_.close_row();
    if (tag == Tag::block) close_inline_note();
    if (open_.empty()) return;
    if (!open_.back().note.empty()) composer_.close_note();
    ordered_.resize(std::min(ordered_.size(), open_.back().lists));
    open_.pop_back();
  }

  void text(std::string_view utf8) override {
    if (hidden_ > 0) return;
    if (link_) {
      words_ += utf8;
    } else {
      put(utf8);
    }
  }

  std::string finish() {
    close_link();
    return composer_.finish();
  }

 private:
  struct Open {
    std::string name;
    std::string note;   // key of the note that the element is
    std::size_t lists;  // open around it
  };
  struct List {
    bool numbered;
    unsigned next;
  };

  void begin(const Element& element, Tag tag) {
    if (tag == Tag::heading) composer_.begin_paragraph(std::string(element.name[1] - '0', '#') + " ");
    if (tag == Tag::list) ordered_.push_back({element.name == "ol", first_number(element)});
    if (tag == Tag::item) composer_.begin_paragraph(item_prefix());
    if (tag == Tag::line_break) composer_.line_break();
    if (tag == Tag::rule) composer_.rule();
  }

  static unsigned first_number(const Element& element) {
    const std::string start(element.attribute("start").substr(0, 6));
    return start.empty() || start.find_first_not_of("0123456789") != std::string::npos
               ? 1
               : static_cast<unsigned>(std::stoul(start));
  }

  std::string item_prefix() {
    if (ordered_.empty() || !ordered_.back().numbered) return "- ";
    return fmt::format("{}. ", ordered_.back().next++);
  }

  // An element that a mark has pointed to is a note: to its end if it is a block, else to the end of its paragraph.
  void take_name(const Element& element, Tag tag) {
    for (const std::string_view attribute : {"id", "name"}) {
      const std::string key(element.attribute(attribute));
      if (key.empty() || !composer_.is_marked(key) || !met_.insert(key).second) continue;
      composer_.open_note(key);
      note_begins_ = true;
      if (tag == Tag::block || tag == Tag::item) open_.back().note = key;
      inline_note_ = open_.back().note.empty();
      return;
    }
  }

  void close_inline_note() {
    if (inline_note_) composer_.close_note();
    inline_note_ = false;
  }

  void open_link(std::string_view href) {
    close_link();
    link_ = true;
    target_ = href.starts_with('#') ? std::string(href.substr(1)) : "";
    words_.clear();
  }

  void close_link() {
    if (!link_) return;
    link_ = false;
    const auto mark = target_.empty() ? std::nullopt : note_mark(words_);
    const bool back = !target_.empty() && composer_.in_note() && (mark || words_.size() <= 8);  // "1", "↑", "↩"
    if (back) return;
    if (mark && !composer_.in_note()) {
      composer_.mark(target_, *mark);
    } else {
      put(words_);
    }
  }

  // A note may begin with its own number, which its mark shows already.
  void put(std::string_view words) {
    if (note_begins_) {
      const std::size_t begin = words.find_first_not_of(" \t\r\n[(");
      if (begin == std::string_view::npos) return;
      std::size_t end = begin;
      while (end < words.size() && end - begin < 3 && words[end] >= '0' && words[end] <= '9') ++end;
      const bool number = end > begin && (end == words.size() ||
                                          std::string_view(".)] \t\n").find(words[end]) != std::string_view::npos);
      if (number) words.remove_prefix(std::min(words.find_first_not_of(".)] \t\n", end), words.size()));
      note_begins_ = number && words.empty();
    }
    composer_.text(words);
  }

  Composer composer_;
  std::vector<Open> open_;
  std::vector<List> ordered_;
  std::set<std::string> met_;  // keys of the notes that were found
  std::size_t hidden_ = 0;     // elements open inside what is left out
  bool link_ = false, note_begins_ = false, inline_note_ = false;
  std::string target_, words_;  // of the link
};

// The encoding that the page's head names: <meta charset="gb2312">, <?xml encoding="…"?>.
std::string declared_encoding(std::string_view bytes) {
  constexpr std::size_t head = 4096;
  std::string start(bytes.substr(0, head));
  std::transform(start.begin(), start.end(), start.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view key : {"charset=", "encoding="}) {
    std::size_t at = start.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    at += at < start.size() && (start[at] == '"' || start[at] == '\'') ? 1 : 0;
    const std::size_t end = start.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_", at);
    const std::string name = start.substr(at, end == std::string::npos ? end : end - at);
    return name == "gb2312" || name == "gbk" ? "GB18030" : name;  // as browsers do
  }
  return "";
}

}  // namespace

ReadingText read_html(const Source& source) {
  if (source.bytes.size() > largest_page) {
    throw Error(Trouble::limit, fmt::format("the page is larger than {} MB", largest_page >> 20U), {source.name},
                "split it, or save it as plain text");
  }
  ReadingText reading;
  Unicode unicode = to_unicode(source, declared_encoding(source.bytes));
  reading.encoding = std::move(unicode.encoding);
  Page page;
  parse_html(unicode.text, page, {source.name});
  reading.text = page.finish();
  return reading;
}

}  // namespace treatygraph

#include "extract/reader/pdf_pages.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>

#include "extract/base/text.h"
#include "extract/reader/markup.h"

namespace treatygraph {
namespace {

// 0 for what is no number.
double number_in(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  constexpr double largest = 1e6;
  return std::isnan(value) ? 0 : std::clamp(value, -largest, largest);
}

class BoxReader : public MarkupReader {
 public:
  void open(const Element& element) override {
    if (element.name == "page") pages.push_back({size(element, "width"), size(element, "height"), {}});
    if (element.name != "word" || pages.empty()) return;
    word_ = {size(element, "xmin"), size(element, "ymin"), size(element, "xmax"), size(element, "ymax"), ""};
    inside_ = true;
  }
  void close(std::string_view name, std::string_view) override {
    if (name != "word" || !inside_) return;
    inside_ = false;
    if (!word_.text.empty()) pages.back().words.push_back(std::move(word_));
  }
  void text(std::string_view utf8) override {
    for (std::size_t at = 0; inside_ && at < utf8.size();) {
      const Decoded next = decode(utf8, at);
      append_utf8(word_.text, next.character);  // pdftotext may print halves of surrogate pairs
      at += next.size;
    }
  }

  std::vector<PlacedPage> pages;

 private:
  static double size(const Element& element, std::string_view name) { return number_in(element.attribute(name)); }
  PlacedWord word_{};
  bool inside_ = false;
};

struct Row {
  std::vector<const PlacedWord*> words;  // from left to right
  double top = 0, bottom = 0;            // of its tallest word

  [[nodiscard]] double height() const { return bottom - top; }
};

bool overlaps(const PlacedWord& word, const Row& row) {
  const double shared = std::min(word.bottom, row.bottom) - std::max(word.top, row.top);
  return shared >= 0.5 * std::min(word.height(), row.height());
}

// Words from top to bottom, each in the row of its height on the page. A word overlaps few rows: the last ones.
std::vector<Row> rows_of(const PlacedPage& page) {
  std::vector<const PlacedWord*> words;
  words.reserve(page.words.size());
  for (const PlacedWord& word : page.words) words.push_back(&word);
  std::stable_sort(words.begin(), words.end(), [](const auto* a, const auto* b) { return a->height() > b->height(); });
  std::stable_sort(words.begin(), words.end(), [](const auto* a, const auto* b) {
    return std::lround(a->top + a->bottom) < std::lround(b->top + b->bottom);
  });
  constexpr std::ptrdiff_t recent = 4;
  std::vector<Row> rows;
  for (const PlacedWord* word : words) {
    const auto from = rows.rbegin(), to = rows.rend() - from > recent ? from + recent : rows.rend();
    const auto row = std::find_if(from, to, [&](const Row& r) { return overlaps(*word, r); });
    if (row == to) {
      rows.push_back({{word}, word->top, word->bottom});
      continue;
    }
    row->words.push_back(word);
    if (word->height() <= row->height()) continue;
    row->top = word->top;
    row->bottom = word->bottom;
  }
  for (Row& row : rows) {
    std::stable_sort(row.words.begin(), row.words.end(),
                     [](const auto* a, const auto* b) { return a->left < b->left; });
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.bottom < b.bottom; });
  return rows;
}

// The height that most of the text has.
double usual_height(const PlacedPage& page) {
  std::map<long, std::size_t> sizes;  // in half points
  for (const PlacedWord& word : page.words) sizes[std::lround(word.height() * 2)] += word.text.size();
  const auto most =
      std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == sizes.end() || most->first <= 0 ? 10 : static_cast<double>(most->first) / 2;
}

// A word's own height is its font's, some 1.2 of its size: a column is half a size wide.
double column_width(const PlacedPage& page) { return usual_height(page) * 0.42; }

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789*") == std::string_view::npos;
}

class Setter {
 public:
  std::string set(const std::vector<PlacedPage>& pages) {
    find_heads(pages);
    for (std::size_t i = 0; i < pages.size(); ++i) set_page(pages[i], i == 0);
    return std::move(out_);
  }

 private:
  static std::string pattern(const Row& row, const PlacedPage& page) {
    const bool outer = row.bottom < page.height * 0.12 || row.top > page.height * 0.9;
    if (!outer) return "";
    std::string text;
    for (const PlacedWord* word : row.words) {
      for (const char c : word->text) text += c >= '0' && c <= '9' ? '0' : c;
    }
    text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '0' && b == '0'; }), text.end());
    return text;
  }

  void find_heads(const std::vector<PlacedPage>& pages) {
    std::map<std::string, std::size_t> seen;
    for (const PlacedPage& page : pages) {
      std::set<std::string> here;
      for (const Row& row : rows_of(page)) here.insert(pattern(row, page));
      for (const std::string& text : here) ++seen[text];
    }
    for (const auto& [text, count] : seen) {
      if (count >= 2 && !text.empty()) heads_.insert(text);
    }
  }

  void set_page(const PlacedPage& page, bool first) {
    const double height = usual_height(page), column = column_width(page);
    const std::vector<Row> rows = rows_of(page);
    double left = page.width;
    for (const PlacedWord& word : page.words) left = std::min(left, word.left);
    const double spacing = usual_spacing(rows, height);
    const Row* before = nullptr;
    bool notes = false;
    for (const Row& row : rows) {
      if (!first && heads_.contains(pattern(row, page))) continue;
      const bool note = !notes && is_note(row, page, height);
      if (before != nullptr && (note || row.bottom - before->bottom > spacing * 1.3)) out_ += '\n';
      if (note) out_ += "__________________\n";
      notes = notes || note;
      set_row(row, left, column);
      before = &row;
    }
    out_ += '\f';
  }

  static double usual_spacing(const std::vector<Row>& rows, double height) {
    std::map<long, std::size_t> steps;  // in half points
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const double step = rows[i].bottom - rows[i - 1].bottom;
      if (step < height * 2.5 && step > height * 0.8) ++steps[std::lround(step * 2)];
    }
    const auto most =
        std::max_element(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == steps.end() ? height * 1.2 : static_cast<double>(most->first) / 2;
  }

  // Small print in the lower half that begins with a number or star.
  static bool is_note(const Row& row, const PlacedPage& page, double height) {
    return row.height() < height * 0.92 && row.top > page.height * 0.4 && row.words.size() > 1 &&
           is_number(row.words.front()->text);
  }

  void set_row(const Row& row, double left, double column) {
    constexpr double widest = 400;  // columns
    std::string line;
    const PlacedWord* before = nullptr;
    for (const PlacedWord* word : row.words) {
      const double gap = before == nullptr ? word->left - left : word->left - before->right;
      const double at = std::min((word->left - left) / column, widest);
      const std::size_t used = display_width(line);
      const bool apart = gap > column * (before == nullptr ? 1 : 3.2);
      if (apart && at > static_cast<double>(used)) line.append(static_cast<std::size_t>(std::lround(at)) - used, ' ');
      if (apart && before != nullptr && !line.ends_with("  ")) line += "  ";
      if (!apart && before != nullptr && parted(*before, *word, gap, row.height())) line += ' ';
      line += word->text;
      before = word;
    }
    out_.append(line).append("\n");
  }

  static bool parted(const PlacedWord& before, const PlacedWord& word, double gap, double height) {
    const bool raised = word.height() < height * 0.75 && is_number(word.text);
    if (raised) return false;
    const bool wide = is_cjk(last_character(before.text)) && is_cjk(decode(word.text, 0).character);
    return gap > height * (wide ? 0.3 : 0.08) || (before.height() < height * 0.75 && is_number(before.text));
  }

  std::string out_;
  std::set<std::string> heads_;
};

}  // namespace

std::vector<PlacedPage> read_pages(std::string_view bbox, const Place& place) {
  BoxReader reader;
  parse_html(bbox, reader, place);
  return std::move(reader.pages);
}

std::string set_pages(const std::vector<PlacedPage>& pages) { return Setter().set(pages); }

}  // namespace treatygraph

// CSV as RFC 4180 has it (lines end in LF), and TSV with line breaks and tabs written out. A null is an empty cell; an
// empty string is "" in CSV. A string that a spreadsheet would run as a formula gets an apostrophe in front.
#include "shell/render/render.h"
#include "shell/render/show.h"

namespace treatygraph::shell {
namespace {

bool is_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos) return false;
  const bool is_sign = text.front() == '+' || text.front() == '-';
  return !is_sign || text.find_first_not_of("+-.,0123456789eE") != std::string_view::npos;
}

std::string csv_cell(std::string text) {
  if (is_formula(text)) text.insert(0, "'");
  if (!text.empty() && text.find_first_of(",\"\r\n") == std::string::npos && text.front() != ' ' && text.back() != ' ')
    return text;
  std::string out = "\"";
  for (const char byte : text) out.append(byte == '"' ? 2 : 1, byte);
  return out + "\"";
}

std::string tsv_cell(std::string text) {
  if (is_formula(text)) text.insert(0, "'");
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += byte;
    }
  }
  return out;
}

struct Style {
  char separator;
  std::string (*cell)(std::string);
};

class Separated : public Renderer {
 public:
  Separated(const std::vector<std::string>& columns, const Page& page, std::ostream& out, Style style)
      : page_(page), out_(out), style_(style) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) line += style_.separator;
      line += style_.cell(columns[i]);
    }
    if (!columns.empty()) out_ << line << '\n';
  }

  void row(const Cells& cells) override {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += style_.separator;
      const bool is_text =
          !cells[i].is_null() && cells[i].type() != Value::Type::integer && cells[i].type() != Value::Type::real;
      if (is_text)
        line += style_.cell(show(cells[i], page_.graph));
      else if (!cells[i].is_null())
        line += show(cells[i], page_.graph);
    }
    out_ << line << '\n';
  }
  void end() override {}

 private:
  Page page_;
  std::ostream& out_;
  Style style_;
};

}  // namespace

std::unique_ptr<Renderer> open_csv(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Separated>(columns, page, out, Style{',', csv_cell});
}

std::unique_ptr<Renderer> open_tsv(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Separated>(columns, page, out, Style{'\t', tsv_cell});
}

}  // namespace treatygraph::shell

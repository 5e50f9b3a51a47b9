#include "shell/render/render.h"
#include "shell/render/show.h"

namespace treatygraph::shell {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    switch (byte) {
      case '|': out += "\\|"; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "<br>"; break;
      case '\r': break;
      case '<': out += "&lt;"; break;
      default: out += byte;
    }
  }
  return out;
}

class Markdown : public Renderer {
 public:
  Markdown(const std::vector<std::string>& columns, const Page& page, std::ostream& out) : page_(page), out_(out) {
    std::string names = "|";
    std::string rule = "|";
    for (const std::string& column : columns) {
      names += " " + cell(column) + " |";
      rule += " --- |";
    }
    if (!columns.empty()) out_ << names << '\n' << rule << '\n';
  }

  void row(const Cells& cells) override {
    std::string line = "|";
    for (const Value& value : cells)
      line += " " + (value.is_null() ? std::string() : cell(show(value, page_.graph))) + " |";
    out_ << line << '\n';
  }
  void end() override {}

 private:
  Page page_;
  std::ostream& out_;
};

}  // namespace

std::unique_ptr<Renderer> open_markdown(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Markdown>(columns, page, out);
}

}  // namespace treatygraph::shell

#include "extract/document/dump.h"

#include <fmt/format.h>

namespace treatygraph {
namespace {

constexpr std::string_view role_names[] = {"title", "heading", "body", "item", "note", "marginal"};

std::string section_line(const Section& section) {
  std::string line = "§";
  for (const std::string& part : {section.number, section.heading, std::string(section.actor ? "(actor)" : ""),
                                  section.original_language, section.date}) {
    if (!part.empty()) line += " " + part;
  }
  return line;
}

std::string paragraph_line(const Paragraph& paragraph) {
  std::string line(role_names[static_cast<std::size_t>(paragraph.role)]);
  if (!paragraph.mark.empty()) line += " " + paragraph.mark + " @";
  if (!paragraph.number.empty()) line += (paragraph.mark.empty() ? " " : "") + paragraph.number;
  return line + ": " + paragraph.text;
}

}  // namespace

std::string dump(const Layout& layout) {
  std::string out;
  for (const Paragraph& paragraph : layout.paragraphs) {
    const Section& section = layout.sections[paragraph.section];
    const std::string indent(std::size_t{2} * section.level, ' ');
    const bool heads = paragraph.role == Role::heading;
    out += heads ? indent.substr(2) + section_line(section) : indent + paragraph_line(paragraph);
    out += '\n';
  }
  return out;
}

}  // namespace treatygraph

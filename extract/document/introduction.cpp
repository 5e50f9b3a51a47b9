#include "extract/document/document.h"

namespace treatygraph {
namespace {

constexpr std::size_t longest_entry = 150;  // bytes of a line that may be an entry of a list
constexpr std::uint32_t most_entries = 12;  // lines between an entry and what introduces it

}  // namespace

bool ends_in_colon(std::string_view text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text.ends_with("：") || text.ends_with(':');
}

std::optional<std::uint32_t> introduction_of(const Layout& layout, std::uint32_t paragraph) {
  const Paragraph& own = layout.paragraphs[paragraph];
  if (own.role == Role::item) return own.parent == paragraph ? std::nullopt : std::optional(own.parent);
  if (own.role == Role::note || own.text.size() > longest_entry || ends_in_colon(own.text)) return std::nullopt;
  for (std::uint32_t above = paragraph; above > 0 && paragraph - above < most_entries;) {
    const std::string& text = layout.paragraphs[--above].text;
    if (text.size() > longest_entry) return std::nullopt;
    if (ends_in_colon(text)) return above;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> opener_of(const Layout& layout, std::uint32_t paragraph) {
  if (layout.paragraphs[paragraph].role != Role::item) return std::nullopt;
  const std::optional<std::uint32_t> above = introduction_of(layout, paragraph);
  return above && ends_in_colon(layout.paragraphs[*above].text) ? above : std::nullopt;
}

}  // namespace treatygraph

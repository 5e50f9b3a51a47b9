#include "extract/printer.h"

#include <algorithm>

namespace treatygraph {

using facts::Kind;

bool names_actor(const Lexicon& lexicon, std::string_view heading) {
  std::string rest(heading);
  std::size_t actors = 0;
  const auto blank_out = [&](std::uint32_t begin, std::uint32_t end) {
    std::fill(rest.begin() + begin, rest.begin() + end, ' ');
  };
  blank_out_fillers(lexicon, "heading-glue", rest);
  for (const NameHit& hit : lexicon.find_names(heading)) {
    const Entry entry = lexicon.entry(hit.entry);
    const bool group =
        entry.kind == Kind::organisation && entry.attribute("type") == "organisation" && entry.id != "un";  // covers
    if (hit.use != NameUse::plain || (entry.kind != Kind::state && entry.kind != Kind::territory && !group)) continue;
    blank_out(hit.begin, hit.end);
    ++actors;
  }
  for (const std::string_view mark : {"/", "|", "—", "–", "-", "[", "]", "【", "】", "*", "：", ":"}) {
    for (std::size_t at = rest.find(mark); at != std::string::npos; at = rest.find(mark, at))
      blank_out(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + mark.size()));
  }
  return actors > 0 && rest.find_first_not_of(' ') == std::string::npos;
}

std::string document_id(const Setting& setting, const std::string& source) {
  if (!setting.symbol.empty()) return setting.symbol;
  const std::size_t file = source.rfind('/') + 1;  // npos + 1 is 0
  const std::size_t dot = source.rfind('.');
  return "doc:" + source.substr(0, dot != std::string::npos && dot > file ? dot : source.size());
}

}  // namespace treatygraph

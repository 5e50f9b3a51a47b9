// Entities: names of everything that the facts of a paper speak of.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extract/recognise/grammars.h"
#include "extract/resolve/resolve.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::size_t most_names = 24;  // a language; the forms of an offence stand for thousands

std::string without_marks(std::string text) {
  for (const std::string_view mark : {"《", "》"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, mark.size());
  }
  return text;
}

using Names = EntityNames;

Names lexicon_names(const Entry& entry) {
  Names names{std::string(entry.name("zh")), std::string(entry.name("en")), {}};
  for (const std::string_view language : languages) {
    std::size_t count = 0;
    for (const std::string_view name : entry.names(language)) {
      if (count++ == most_names) break;
      names.others.emplace(name);
    }
  }
  return names;
}

std::string english_ordinal_of(unsigned value) {
  const unsigned last = value % 10, tens = value / 10 % 10;
  const char* suffix = tens == 1 || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
  return std::to_string(value) + suffix;
}

// meeting:ccpcj-27 → 预防犯罪和刑事司法委员会第27届会议, "27th session of the Commission …".
Names meeting_names(const Lexicon& lexicon, const SeriesTable& series, const std::string& id) {
  for (const auto& [body, one] : series) {
    if (id.rfind(one.id + "-", 0) != 0) continue;
    const auto entry = lexicon.find(Kind::organisation, body);
    const std::string number = id.substr(one.id.size() + 1);
    const bool counts = number.size() <= 4 && number.find_first_not_of("0123456789") == std::string::npos;
    if (!entry || number.empty() || !counts) continue;
    const auto value = static_cast<unsigned>(std::stoul(number));
    const std::string zh(lexicon.entry(*entry).name("zh")), en(lexicon.entry(*entry).name("en"));
    if (body == "crime-congress")
      return {fmt::format("第{}届{}", number, zh), fmt::format("{} {}", english_ordinal_of(value), en), {}};
    const bool meetings = body == "ieg-cybercrime";
    return {fmt::format("{}第{}{}", zh, number, meetings ? "次会议" : "届会议"),
            fmt::format("{} {} of the {}", english_ordinal_of(value), meetings ? "meeting" : "session", en),
            {}};
  }
  return {};
}

Names part_names(const Lexicon& lexicon, const Found& provision) {
  const std::string path = provision.id.substr(provision.about.size() + 1);
  const auto entry = lexicon.find(Kind::instrument, provision.about);
  if (!entry) return {without_marks(provision.about) + " " + path, "", {}};
  return {std::string(lexicon.entry(*entry).name("zh")) + " " + path,
          std::string(lexicon.entry(*entry).name("en")) + " " + path,
          {}};
}

std::string printed(const Layout& layout, const Found& found) {
  std::string text = layout.paragraphs[found.paragraph].text.substr(found.begin, found.end - found.begin);
  return without_marks(std::move(text));
}

}  // namespace

void Entities::add(const Layout& layout, const Lexicon& lexicon, const std::vector<Found>& named) {
  const SeriesTable series = series_table(lexicon);
  for (const Found& found : named) {
    const bool known = names_.contains({found.kind, found.id});
    Names& names = names_[{found.kind, found.id}];
    if (!known) {
      const auto entry = lexicon.find(found.kind, found.id);
      if (entry)
        names = lexicon_names(lexicon.entry(*entry));
      else if (found.kind == Kind::meeting)
        names = meeting_names(lexicon, series, found.id);
      else if (found.kind == Kind::provision)
        names = part_names(lexicon, found);
    }
    if (names.zh.empty() && !found.name.empty()) names.zh = found.name;
    if (names.en.empty() && !found.name_en.empty()) names.en = found.name_en;
    if (found.end > found.begin && found.kind != Kind::provision && found.kind != Kind::resolution)
      names.others.insert(printed(layout, found));
  }
}

void Entities::add(Entities&& later) {
  for (auto& [key, more] : later.names_) {
    const auto [known, is_new] = names_.try_emplace(key, std::move(more));
    if (is_new) continue;
    Names& names = known->second;
    if (names.zh.empty()) names.zh = std::move(more.zh);
    if (names.en.empty()) names.en = std::move(more.en);
    names.others.merge(more.others);
  }
}

void Entities::rename(Kind kind, const std::map<std::string, std::string>& ids) {
  std::map<std::pair<Kind, std::string>, Names> renamed;
  for (auto& [key, names] : names_) {
    if (key.first != kind) continue;
    if (const auto id = ids.find(key.second); id != ids.end())
      renamed.try_emplace({kind, id->second}, std::move(names));
  }
  std::erase_if(names_, [&](const auto& one) { return one.first.first == kind; });
  names_.merge(renamed);
}

std::vector<facts::Entity> Entities::list(const std::string& source) const {
  std::vector<facts::Entity> out;
  for (const auto& [key, names] : names_) {
    facts::Entity entity{source, key.first, key.second, names.zh, names.en, {}};
    if (entity.name.empty())
      entity.name = !names.en.empty() ? names.en : !names.others.empty() ? *names.others.begin() : key.second;
    for (const std::string& other : names.others) {
      if (other != entity.name && other != entity.name_en && !other.empty()) entity.aliases.push_back(other);
    }
    out.push_back(std::move(entity));
  }
  return out;
}

std::vector<facts::Entity> entities(const Layout& layout, const Lexicon& lexicon, const std::vector<Found>& named,
                                    const std::string& source) {
  Entities all;
  all.add(layout, lexicon, named);
  return all.list(source);
}

}  // namespace treatygraph

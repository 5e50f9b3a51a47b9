// Entities: names of everything that the facts of a paper speak of.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>

#include "extract/base/sort_once.h"
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

struct Names {
  std::string zh, en;
  std::vector<std::string_view> others;  // sorted
};

// Of each entry of the lexicon the names that a paper's facts list, sorted: an entry's when it is asked for first.
class ListedNames {
 public:
  explicit ListedNames(const Lexicon& lexicon) : state_(std::make_unique<State>()) {
    state_->of.resize(lexicon.size());
  }

  const std::vector<std::string_view>& of(const Lexicon& lexicon, EntryIndex index) const {
    const std::lock_guard lock(state_->mutex);
    std::unique_ptr<const std::vector<std::string_view>>& listed = state_->of[index];
    if (!listed) listed = std::make_unique<const std::vector<std::string_view>>(list(lexicon.entry(index)));
    return *listed;
  }

 private:
  static std::vector<std::string_view> list(const Entry& entry) {
    std::vector<std::string_view> listed;
    for (const std::string_view language : languages) {
      const std::vector<std::string_view> all = entry.names(language);
      const std::size_t count = std::min(all.size(), most_names);
      listed.insert(listed.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
    }
    sort_once(listed);
    return listed;
  }

  struct State {
    std::mutex mutex;
    std::vector<std::unique_ptr<const std::vector<std::string_view>>> of;  // by EntryIndex
  };
  std::unique_ptr<State> state_;
};

ListedNames listed_names(const Lexicon& lexicon) { return ListedNames(lexicon); }

Names lexicon_names(const Lexicon& lexicon, EntryIndex index) {
  const Entry entry = lexicon.entry(index);
  return {std::string(entry.name("zh")), std::string(entry.name("en")),
          lexicon.made_by(listed_names).of(lexicon, index)};
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

// What a path of a provision counts: "annex-2/4(b)" is paragraph 4 (b) of the second annex.
struct PathNames {
  std::string zh, en;
};

// "(b)" is 项 in Chinese, "(2)" of an article 款.
std::string chinese_levels(std::string_view levels, bool of_article) {
  std::string out;
  for (bool first = true; !levels.empty(); first = false) {
    const std::size_t size = std::min(levels.find(')'), levels.size() - 1) + 1;
    const std::string_view level = levels.substr(0, size);
    levels.remove_prefix(size);
    const bool figures = level.find_first_not_of("0123456789()") == std::string_view::npos;
    if (figures && first && of_article)
      out += fmt::format("第{}款", level.substr(1, size - 2));
    else
      out += fmt::format("{}项", level);
  }
  return out;
}

PathNames path_names(std::string_view path, bool has_articles) {
  PathNames out;
  if (path.starts_with("annex")) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string number(path.size() > 6 && path[5] == '-' ? path.substr(6, end - 6) : "");
    out = {"附件" + number, number.empty() ? "annex" : "annex " + number};
    path.remove_prefix(std::min(end + 1, path.size()));
    if (path.empty()) return out;
    out.en += ", ";
    has_articles = false;
  }
  if (path.starts_with("rec-"))
    return {out.zh + fmt::format("建议{}", path.substr(4)), out.en + fmt::format("recommendation {}", path.substr(4))};
  const std::size_t level = std::min(path.find('('), path.size());
  const std::string_view number = path.substr(0, level), levels = path.substr(level);
  out.zh += fmt::format("第{}{}{}", number, has_articles ? "条" : "段", chinese_levels(levels, has_articles));
  out.en += fmt::format("{} {}{}{}", has_articles ? "article" : "paragraph", number, levels.empty() ? "" : " ", levels);
  return out;
}

// Declarations and programmes count paragraphs, those of rights articles.
bool counts_articles(const Entry& entry) {
  const std::string_view name = entry.name("en");
  const bool of_rights = name.find("Right") != std::string_view::npos || name.starts_with("Universal Declaration");
  return entry.attribute("type") != "declaration" || of_rights;
}

// 《…公约》第18条第9款 · "Convention …, article 18 (9)".
Names part_names(const Lexicon& lexicon, std::string_view id, std::string_view about) {
  constexpr std::string_view title = "title:";
  const std::string_view path = id.substr(about.size() + 1);
  if (const auto index = lexicon.find(Kind::instrument, about)) {
    const Entry entry = lexicon.entry(*index);
    const PathNames part = path_names(path, counts_articles(entry));
    return {fmt::format("《{}》{}", entry.name("zh"), part.zh), fmt::format("{}, {}", entry.name("en"), part.en), {}};
  }
  if (about.starts_with(title)) {
    const std::string name = without_marks(std::string(about.substr(title.size())));
    const PathNames part = path_names(path, true);
    return {fmt::format("《{}》{}", name, part.zh), fmt::format("{}, {}", name, part.en), {}};
  }
  const PathNames part = path_names(path, false);
  return {std::string(about) + part.zh, fmt::format("{}, {}", about, part.en), {}};
}

Names names_of(const Lexicon& lexicon, const SeriesTable& series, Kind kind, const std::string& id,
               const EntityNames& said) {
  Names names;
  if (const auto entry = lexicon.find(kind, id))
    names = lexicon_names(lexicon, *entry);
  else if (kind == Kind::meeting)
    names = meeting_names(lexicon, series, id);
  else if (kind == Kind::provision)
    names = part_names(lexicon, id, said.about);
  if (names.zh.empty()) names.zh = said.zh;
  if (names.en.empty()) names.en = said.en;
  std::vector<std::string_view> all;
  all.reserve(names.others.size() + said.printed.size());
  std::set_union(names.others.begin(), names.others.end(), said.printed.begin(), said.printed.end(),
                 std::back_inserter(all), std::less<>());
  names.others = std::move(all);
  return names;
}

void add_printed(EntityNames& names, const Layout& layout, const Found& found) {
  const std::string_view text =
      std::string_view(layout.paragraphs[found.paragraph].text).substr(found.begin, found.end - found.begin);
  if (!names.printed.contains(text)) names.printed.insert(without_marks(std::string(text)));
}

facts::Entity entity_of(const std::string& source, Kind kind, const std::string& id, const Names& names) {
  facts::Entity entity{source, kind, id, names.zh, names.en, {}};
  if (entity.name.empty())
    entity.name = !names.en.empty() ? names.en : !names.others.empty() ? std::string(names.others.front()) : id;
  entity.aliases.reserve(names.others.size());
  for (const std::string_view other : names.others) {
    if (other != entity.name && other != entity.name_en && !other.empty()) entity.aliases.emplace_back(other);
  }
  return entity;
}

}  // namespace

void Entities::add(const Layout& layout, const std::vector<Found>& named) {
  for (const Found& found : named) {
    auto& of_kind = names_[found.kind];
    auto known = of_kind.find(found.id);
    if (known == of_kind.end()) known = of_kind.emplace(found.id, EntityNames{"", "", found.about, {}}).first;
    EntityNames& names = known->second;
    if (names.zh.empty()) names.zh = found.name;
    if (names.en.empty()) names.en = found.name_en;
    if (found.end > found.begin && found.kind != Kind::provision && found.kind != Kind::resolution)
      add_printed(names, layout, found);
  }
}

void Entities::add(Entities&& later) {
  for (auto& [kind, all] : later.names_) {
    auto& of_kind = names_[kind];
    for (auto& [id, more] : all) {
      const auto [known, is_new] = of_kind.try_emplace(id, std::move(more));
      if (is_new) continue;
      EntityNames& names = known->second;
      if (names.zh.empty()) names.zh = std::move(more.zh);
      if (names.en.empty()) names.en = std::move(more.en);
      names.printed.merge(more.printed);
    }
  }
}

void Entities::rename(Kind kind, const std::map<std::string, std::string, std::less<>>& ids) {
  const auto of_kind = names_.find(kind);
  if (of_kind == names_.end()) return;
  std::map<std::string, EntityNames, std::less<>> renamed;
  for (auto& [before, names] : of_kind->second) {
    if (const auto id = ids.find(before); id != ids.end()) renamed.try_emplace(id->second, std::move(names));
  }
  of_kind->second = std::move(renamed);
}

std::vector<facts::Entity> Entities::list(const Lexicon& lexicon, const std::string& source) const {
  const SeriesTable& series = lexicon.made_by(series_table);
  std::vector<facts::Entity> out;
  for (const auto& [kind, all] : names_) {
    for (const auto& [id, said] : all)
      out.push_back(entity_of(source, kind, id, names_of(lexicon, series, kind, id, said)));
  }
  return out;
}

}  // namespace treatygraph

// Names that the lexicon knows: plain ones, those that need company in the paper, and bare words (大会, 委员会).
#include <algorithm>
#include <ranges>
#include <unordered_set>

#include "extract/base/text.h"
#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

// A name in 《》 counts with its marks when it fills them, and with the first where it goes on behind them
// (《反腐败公约》缔约国会议); inside a longer title it is no mention, but "《…的萨尔瓦多宣言》" is the declaration's
// long title.
enum class Marks { none, fill, begins, inside };

struct Placed {
  Marks marks = Marks::none;
  Marked title{};
};

Placed place_in_titles(const Script& script, const std::vector<Marked>& titles, std::size_t begin, std::size_t end,
                       Kind kind) {
  const auto after = std::lower_bound(titles.begin(), titles.end(), end,
                                      [](const Marked& title, std::size_t at) { return title.close < at; });
  if (after != titles.begin() && begin == std::prev(after)->open + 1) return {Marks::begins, *std::prev(after)};
  for (auto found = after; found != titles.end() && found->open < begin; ++found) {
    const Marked& title = *found;
    const bool to_the_end = end == title.close;
    if (to_the_end && begin == title.open + 1) return {Marks::fill, title};
    if (to_the_end && kind == Kind::instrument && script[begin - 1] == U'的') return {Marks::fill, title};
    return {Marks::inside, title};
  }
  return {};
}

struct Raw {  // a hit with what is needed to judge it once all names of the paper are known
  Found found;
  NameUse use;
  std::uint32_t form;
};

using Ids = std::unordered_set<std::string_view>;

bool has_company(const Lexicon& lexicon, const Raw& name, const Ids& named) {
  const auto near = lexicon.form_near(name.form);
  return std::any_of(near.begin(), near.end(), [&](std::string_view id) { return named.contains(id); });
}

// Several entries may share a name. The reading that needs company, and has it, is the closer one; of equal ones only
// offences are named two at a time ("威胁或敲诈").
void add_reading(std::vector<Raw>& readings, Raw next) {
  const bool same = !readings.empty() && readings.back().found.begin == next.found.begin &&
                    readings.back().found.end == next.found.end;
  if (same && readings.back().use != next.use) {
    if (next.use == NameUse::context) readings.back() = std::move(next);
    return;
  }
  if (same && next.found.kind != Kind::offence) return;
  readings.push_back(std::move(next));
}

// "筹备委员会" is not "委员会", "اللجنة التحضيرية" not "اللجنة".
bool in_other_body(std::span<const CueHit> cues, const NameHit& hit) {
  const auto near = cues_between(cues, hit.begin > 60 ? hit.begin - 60 : 0, hit.end);
  return std::any_of(near.begin(), near.end(), [&](const CueHit& cue) {
    const bool longer = cue.end - cue.begin > hit.end - hit.begin;
    return cue.group == "other-body" && longer && cue.begin <= hit.begin && hit.end <= cue.end;
  });
}

// "网络犯罪公约" without marks is any convention on cybercrime.
bool lacks_marks(const std::string& text, std::span<const CueHit> cues, const NameHit& hit) {
  constexpr std::string_view open = "《";
  const bool marked = hit.begin >= open.size() && text.compare(hit.begin - open.size(), open.size(), open) == 0;
  const auto here = cues_between(cues, hit.begin, hit.begin + 1);
  return !marked && std::any_of(here.begin(), here.end(),
                                [&](const CueHit& cue) { return cue.group == "marked-only" && cue.end == hit.end; });
}

std::vector<NameHit> names_within(const std::string& text, const Lexicon& lexicon, std::size_t begin, std::size_t end) {
  std::vector<NameHit> out;
  for (NameHit hit : lexicon.find_names(std::string_view(text).substr(begin, end - begin))) {
    if (hit.use == NameUse::block) continue;
    hit.begin += static_cast<std::uint32_t>(begin);
    hit.end += static_cast<std::uint32_t>(begin);
    out.push_back(hit);
  }
  return out;
}

bool names_entry(const std::vector<NameHit>& hits, EntryIndex entry) {
  return std::any_of(hits.begin(), hits.end(), [&](const NameHit& hit) { return hit.entry == entry; });
}

// A name that runs into a title ("欧洲委员会《网络犯罪公约》") is the title; what stands before the marks is a name of
// its own. But "关于…的《框架决定》" is one name: neither part says anything alone.
std::vector<NameHit> split_at_marks(const std::string& text, const Lexicon& lexicon, const NameHit& hit) {
  constexpr std::string_view open = "《", close = "》";
  const std::string_view within = std::string_view(text).substr(hit.begin, hit.end - hit.begin);
  const std::size_t mark = within.find(open);
  if (mark == std::string_view::npos || mark == 0) return {hit};
  const bool closes = text.compare(hit.end, close.size(), close) == 0;
  std::vector<NameHit> out = names_within(text, lexicon, hit.begin, hit.begin + mark);
  NameHit title = hit;
  title.begin += static_cast<std::uint32_t>(mark + open.size());
  if (const std::size_t inner = within.find(close, mark); inner != std::string_view::npos)
    title.end = hit.begin + static_cast<std::uint32_t>(inner);
  const bool named_before = std::any_of(out.begin(), out.end(), [&](const NameHit& before) {
    return lexicon.entry(before.entry).kind == Kind::organisation || lexicon.entry(before.entry).kind == Kind::state;
  });
  if (!named_before && !names_entry(names_within(text, lexicon, title.begin, title.end), hit.entry)) {
    title = hit;
    const bool opened = hit.begin >= open.size() && text.compare(hit.begin - open.size(), open.size(), open) == 0;
    if (opened) title.begin -= static_cast<std::uint32_t>(open.size());  // 《…宣言》和《行动纲领》
    if (closes) title.end += static_cast<std::uint32_t>(close.size());
    return {title};
  }
  out.push_back(title);
  return out;
}

bool is_series(const Entry& entry) { return entry.kind == Kind::meeting && !entry.attribute("body").empty(); }

// The name of a series of meetings is no mention, the body's name in it is.
std::vector<NameHit> parts_of(const std::string& text, const Lexicon& lexicon, const NameHit& hit) {
  if (hit.use == NameUse::block || !is_series(lexicon.entry(hit.entry))) return split_at_marks(text, lexicon, hit);
  std::size_t end = hit.end - 1;  // without its last character
  while (end > hit.begin && continues(text[end])) --end;
  std::vector<NameHit> out = names_within(text, lexicon, hit.begin, end);
  out.erase(
      std::remove_if(out.begin(), out.end(), [&](const NameHit& part) { return is_series(lexicon.entry(part.entry)); }),
      out.end());
  return out;
}

bool may_have_parts(const std::string& text, const Lexicon& lexicon, const NameHit& hit) {
  const std::string_view within = std::string_view(text).substr(hit.begin, hit.end - hit.begin);
  return within.find("《") != std::string_view::npos ||
         (hit.use != NameUse::block && is_series(lexicon.entry(hit.entry)));
}

std::vector<NameHit> hits_that_count(const std::string& text, std::uint32_t index, const Recognised& read,
                                     const Lexicon& lexicon, const std::vector<NameHit>& hits) {
  const auto bodies = read.cues_with(index, "other-body"), marked_only = read.cues_with(index, "marked-only");
  std::vector<NameHit> out;
  out.reserve(hits.size());
  for (const NameHit& hit : hits) {
    if (hit.use == NameUse::block || (hit.use == NameUse::generic && in_other_body(bodies, hit))) continue;
    if (lacks_marks(text, marked_only, hit)) continue;
    if (!may_have_parts(text, lexicon, hit)) {
      out.push_back(hit);
      continue;
    }
    for (const NameHit& part : parts_of(text, lexicon, hit)) out.push_back(part);
  }
  return out;
}

std::vector<Raw> raw_names(const std::string& text, std::uint32_t index, const Recognised& read, const Lexicon& lexicon,
                           const std::vector<NameHit>& all) {
  const Script& script = read.scripts[index];
  const std::vector<Marked> titles = marked_titles(script);
  std::vector<Raw> out;
  const std::vector<NameHit> hits = hits_that_count(text, index, read, lexicon, all);
  out.reserve(hits.size());
  for (const NameHit& hit : hits) {
    Found found = found_of(lexicon, index, hit);
    const std::size_t begin = script.index_of(hit.begin), end = script.index_of(hit.end);
    const Placed placed = place_in_titles(script, titles, begin, end, found.kind);
    if (placed.marks == Marks::inside) continue;
    if (placed.marks == Marks::fill) {
      if (found.kind == Kind::organisation || found.kind == Kind::offence) continue;
      found.begin = script.begin_byte(placed.title.open);
      found.end = script.end_byte(placed.title.close + 1);
    }
    if (placed.marks == Marks::begins) found.begin = script.begin_byte(placed.title.open);
    out.push_back({std::move(found), hit.use, hit.form});
  }
  return out;
}

}  // namespace

std::vector<Marked> marked_titles(const Script& script) {
  std::vector<Marked> out;
  std::vector<std::size_t> open;
  for (std::size_t i = script.find(U"《", 0); i < script.size(); ++i) {
    if (script[i] == U'《') open.push_back(i);
    if (script[i] != U'》' || open.empty()) continue;
    if (open.size() == 1) out.push_back({open.front(), i});
    open.pop_back();
  }
  return out;
}

bool is_bibliography(const Paragraph& paragraph, std::string_view language) {
  if (paragraph.role != Role::note || language != "zh") return false;
  std::size_t latin = 0, others = 0;
  for (const char c : paragraph.text) {
    if (c == ' ') continue;
    (static_cast<unsigned char>(c) < 0x80 ? latin : others) += 1;
  }
  return latin > 24 && latin * 3 > (latin + others / 3) * 2;  // a Chinese character is three bytes
}

namespace {

// Without the adjectives that do not stand for a state.
std::vector<Raw> settle_adjectives(std::vector<Raw> names, const Script& script, const std::vector<CueHit>& cues,
                                   std::string_view language) {
  std::vector<Adjective> adjectives;
  for (const Raw& name : names) {
    if (name.use != NameUse::adjective) continue;
    if (adjectives.empty() || adjectives.back().begin != name.found.begin)
      adjectives.push_back({name.found.begin, name.found.end});
  }
  if (adjectives.empty()) return names;
  const std::vector<bool> stand = stand_for_states(script, cues, adjectives, language);
  const auto dropped = [&](const Raw& name) {
    if (name.use != NameUse::adjective) return false;
    const auto at = std::lower_bound(adjectives.begin(), adjectives.end(), name.found.begin,
                                     [](const Adjective& one, std::uint32_t begin) { return one.begin < begin; });
    return !stand[static_cast<std::size_t>(at - adjectives.begin())];
  };
  names.erase(std::remove_if(names.begin(), names.end(), dropped), names.end());
  return names;
}

// "Congolese" is of two states: the one that the paper names.
bool is_only_reading(const std::vector<Raw>& names, const Raw& adjective, const Ids& named) {
  std::size_t readings = 0, named_ones = 0;
  for (const Raw& other : names) {
    if (other.found.begin != adjective.found.begin || other.found.end != adjective.found.end) continue;
    if (other.use != NameUse::adjective) return false;
    ++readings;
    if (named.contains(other.found.id)) ++named_ones;
  }
  return readings == 1 || (named_ones == 1 && named.contains(adjective.found.id));
}

}  // namespace

NameHits find_names(const Layout& layout, const Recognised& read, const Lexicon& lexicon, std::string_view language,
                    const std::vector<std::vector<NameHit>>& hits) {
  std::vector<std::vector<Raw>> raw;
  Ids named;
  for (std::uint32_t i = 0; i < layout.paragraphs.size(); ++i) {
    const bool skip = is_bibliography(layout.paragraphs[i], language);
    raw.push_back(skip ? std::vector<Raw>{} : raw_names(layout.paragraphs[i].text, i, read, lexicon, hits[i]));
    raw.back() = settle_adjectives(std::move(raw.back()), read.scripts[i], read.cues[i], language);
    for (const Raw& name : raw.back()) {
      if (name.use == NameUse::plain) named.insert(name.found.id);
    }
  }
  NameHits out;
  for (std::vector<Raw>& names : raw) {
    std::vector<Raw> readings;
    std::vector<Found> plain, generic;
    for (Raw& name : names) {
      const bool counts = name.use == NameUse::plain ||
                          (name.use == NameUse::context && has_company(lexicon, name, named)) ||
                          (name.use == NameUse::adjective && is_only_reading(names, name, named));
      if (name.use == NameUse::generic) generic.push_back(std::move(name.found));
      if (counts) add_reading(readings, name.use == NameUse::adjective ? name : std::move(name));  // those are compared
    }
    for (Raw& reading : readings) plain.push_back(std::move(reading.found));
    out.plain.push_back(std::move(plain));
    out.generic.push_back(std::move(generic));
  }
  return out;
}

namespace {

std::string_view surface(const Layout& layout, const Found& found) {
  return std::string_view(layout.paragraphs[found.paragraph].text).substr(found.begin, found.end - found.begin);
}

// Bodies named so far, each with each of its names once, the latest last.
struct Named {
  std::string_view id, name;
};

void name_again(std::vector<Named>& named, std::string_view id, std::string_view name) {
  const auto known =
      std::find_if(named.rbegin(), named.rend(), [&](const Named& one) { return one.id == id && one.name == name; });
  if (known == named.rend())
    named.push_back({id, name});
  else
    std::rotate(std::prev(known.base()), known.base(), named.end());
}

// Chinese is written without blanks between words.
bool has_word_borders(std::string_view word) { return static_cast<unsigned char>(word.front()) < 0xE3; }

// Do only capitalised words stand in `opening`? "Economic " Commission …, not "Second Committee of the " General
// Assembly.
bool qualifies(std::string_view opening) {
  bool at_word = true;
  for (const char c : opening) {
    if (at_word && c >= 'a' && c <= 'z') return false;
    at_word = c == ' ';
  }
  return true;
}

// "Комитет" as it stands inside a name.
std::string uncapitalised(std::string_view word) {
  std::string out(word);
  const char32_t first = decode(word, 0).character;
  if (first < U'А' || first > U'Я') return out;
  std::string small;
  append_utf8(small, first + 0x20);
  return out.replace(0, small.size(), small);
}

// May `name` be called `word` for short? A Chinese name that ends in it; in other scripts a name whose noun it is
// ("Commission on Narcotic Drugs", "Economic Commission for Europe": the Commission).
bool may_be_called(std::string_view name, std::string_view word) {
  if (name.size() <= word.size()) return false;
  if (!has_word_borders(word)) return name.substr(name.size() - word.size()) == word;
  std::size_t at = name.find(word);
  if (at == std::string_view::npos) at = name.find(uncapitalised(word));  // Третий комитет: Комитет
  const std::size_t end = at + word.size();
  return at != std::string_view::npos && (at == 0 || name[at - 1] == ' ') && (end == name.size() || name[end] == ' ') &&
         qualifies(name.substr(0, at));
}

bool has_name_called(const Lexicon& lexicon, std::string_view body, std::string_view word) {
  const auto entry = lexicon.find(facts::Kind::organisation, body);
  if (!entry) return false;
  for (const std::string_view language : {"zh", "en", "fr", "es", "ru", "ar"}) {
    for (const std::string_view name : lexicon.entry(*entry).names(language)) {
      if (may_be_called(name, word)) return true;
    }
  }
  return false;
}

// has_name_called(), asked once for each body and word. What it is asked must outlive it.
class ShortForms {
 public:
  explicit ShortForms(const Lexicon& lexicon) : lexicon_(lexicon) {}
  bool has(std::string_view body, std::string_view word) {
    const auto [known, is_new] = known_.try_emplace({body, word});
    if (is_new) known->second = has_name_called(lexicon_, body, word);
    return known->second;
  }

 private:
  const Lexicon& lexicon_;
  std::map<std::pair<std::string_view, std::string_view>, bool> known_;
};

std::string meaning(const Lexicon& lexicon, ShortForms& short_forms, std::string_view word,
                    const std::vector<const Found*>& readings, const std::vector<Named>& named,
                    const Setting& setting) {
  if (short_forms.has(setting.body, word)) return setting.body;
  const bool own_short_form = readings.size() == 1 && short_forms.has(readings.front()->id, word);
  if (own_short_form && !has_word_borders(word)) return readings.front()->id;
  for (const bool organs : {true, false}) {  // an organ rather than "the International Committee of …"
    for (const Named& latest : std::ranges::reverse_view(named)) {
      if (may_be_called(latest.name, word) && (!organs || is_organ(lexicon, latest.id) || !has_word_borders(word)))
        return std::string(latest.id);
    }
  }
  for (const Named& latest : std::ranges::reverse_view(named)) {
    for (const Found* reading : readings) {
      if (reading->id == latest.id) return reading->id;
    }
  }
  return readings.front()->id;
}

}  // namespace

bool is_organ(const Lexicon& lexicon, std::string_view id) {
  const auto entry = lexicon.find(facts::Kind::organisation, id);
  return entry && lexicon.entry(*entry).attribute("type") == "body";
}

Found found_of(const Lexicon& lexicon, std::uint32_t paragraph, const NameHit& hit) {
  const Entry entry = lexicon.entry(hit.entry);
  Found found;
  found.paragraph = paragraph;
  found.begin = hit.begin;
  found.end = hit.end;
  found.kind = entry.kind;
  found.id = SharedText::lasting(entry.id);
  found.entry = hit.entry;
  return found;
}

std::vector<std::vector<Found>> settle_generics(const Layout& layout, const Lexicon& lexicon, const NameHits& names,
                                                const Setting& setting) {
  std::vector<std::vector<Found>> out(names.generic.size());
  std::vector<Named> named;
  ShortForms short_forms(lexicon);
  for (std::size_t i = 0; i < names.generic.size(); ++i) {
    const auto& readings = names.generic[i];
    auto plain = names.plain[i].begin();
    for (std::size_t first = 0; first < readings.size();) {
      std::size_t last = first;
      std::vector<const Found*> same;
      while (last < readings.size() && readings[last].begin == readings[first].begin) same.push_back(&readings[last++]);
      for (; plain != names.plain[i].end() && plain->begin < same.front()->begin; ++plain) {
        if (plain->kind == facts::Kind::organisation) name_again(named, plain->id, surface(layout, *plain));
      }
      Found settled = *same.front();
      settled.id = meaning(lexicon, short_forms, surface(layout, settled), same, named, setting);
      for (const Found* reading : same) {
        if (reading->id == settled.id) settled.entry = reading->entry;
      }
      out[i].push_back(std::move(settled));
      first = last;
    }
    for (; plain != names.plain[i].end(); ++plain) {
      if (plain->kind == facts::Kind::organisation) name_again(named, plain->id, surface(layout, *plain));
    }
  }
  return out;
}

}  // namespace treatygraph

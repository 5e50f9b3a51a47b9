// Persons: "Faouzia Boumaiza Mebarki 女士（阿尔及利亚）", "鲁传颖（中国）", "Mr. Rivera (Costa Rica)". A name is taken
// as a person's when a form of address stands by it, or when a state in brackets follows it and the text speaks of
// chairs, panellists or speakers, or when a Latin name follows an office in Chinese.
#include <algorithm>
#include <array>

#include "extract/base/text.h"
#include "extract/recognise/name_runs.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::array<std::u32string_view, 35> particles = {
    U"do",  U"da",  U"de", U"dos", U"das", U"van", U"von", U"der", U"den", U"el",  U"al",   U"bin",
    U"ben", U"ibn", U"la", U"le",  U"di",  U"del", U"du",  U"y",   U"e",   U"ter", U"bint", U"abu",
    U"де",  U"да",  U"ду", U"ван", U"фон", U"дер", U"бен", U"бин", U"ибн", U"аль", U"оглы"};

using Run = NameRun;

bool is_name_character(char32_t c) {
  return is_latin(c) || is_cyrillic(c) || c == U'\'' || c == U'-' || c == U'.' || c == 0x2019;
}

const CueHit* cue_at(const View& view, std::uint32_t paragraph, CueGroup group, std::uint32_t begin,
                     std::uint32_t end) {
  if (!view.may_hold(paragraph, group)) return nullptr;
  for (const CueHit& cue : cues_between(view.cues[paragraph], begin, end)) {
    if (cue.group == group && cue.end <= end) return &cue;
  }
  return nullptr;
}

// "Group." ends a sentence, "J." and "Mt." do not.
bool ends_sentence(std::u32string_view word) {
  return word.size() > 4 && word.back() == U'.' && word.find(U'.') == word.size() - 1;
}

// The name in Latin or Cyrillic letters that ends at `end`: capitalised words, particles between them.
Run spelt_run(const View& view, std::uint32_t paragraph, std::size_t end) {
  const Script& s = view.script(paragraph);
  while (end > 0 && s[end - 1] == U' ') --end;
  Run run{end, end, 0};
  std::size_t first = end;  // of the particles in front: "van der Berg"
  for (std::size_t at = end; at > 0;) {
    std::size_t begin = at;
    while (begin > 0 && is_name_character(s[begin - 1])) --begin;
    if (begin == at) break;
    const auto word = s.slice(begin, at);
    const bool particle = std::find(particles.begin(), particles.end(), word) != particles.end();
    if (!particle && !is_capital(s[begin])) break;
    if (at < end && ends_sentence(word)) break;  // "… of the Expert Group. Piet Groot (…)"
    const std::uint32_t from = s.begin_byte(begin), to = s.end_byte(at);
    if (cue_at(view, paragraph, "honorific", from, to) || cue_at(view, paragraph, "person-role", from, to) ||
        cue_at(view, paragraph, "office", from, to))
      break;
    first = begin;
    if (!particle) {
      run.begin = begin;
      ++run.words;
    }
    if (begin == 0 || s[begin - 1] != U' ') break;
    at = begin - 1;
  }
  const std::size_t front = first > 1 && s[first - 1] == U' ' ? first - 2 : first - 1;
  const bool conjunction = s.at(first, U"y ") || s.at(first, U"e ");
  if (first < run.begin && !conjunction && (first == 0 || !is_latin(s[front]))) run.begin = first;
  return run;
}

constexpr std::u32string_view han_borders = U"和及由与任向请对";
constexpr std::u32string_view han_copulas = U"为是有系";  // 主讲人为……
constexpr std::size_t longest_han_name = 4, longest_spelt_name = 9;

// The Chinese name that ends at `end`, cut after words of office.
Run han_run(const View& view, std::uint32_t paragraph, std::size_t end) {
  const Script& s = view.script(paragraph);
  std::size_t begin = end;
  bool dotted = false;
  while (begin > 0 && (is_han(s[begin - 1]) || s[begin - 1] == U'·')) {
    dotted = dotted || s[begin - 1] == U'·';
    --begin;
  }
  for (const CueHit& cue :
       cues_between(view.cues[paragraph], s.begin_byte(begin > 8 ? begin - 8 : 0), s.end_byte(end))) {
    if (cue.group != "person-role" && cue.group != "person-border" && cue.group != "office") continue;
    const std::size_t edge = s.index_of(cue.end);
    if (edge > begin && edge <= end) begin = edge;
  }
  const bool behind_role = begin > 0 && is_han(s[begin - 1]);
  if (behind_role && end - begin > 2 && han_copulas.find(s[begin]) != std::u32string_view::npos) ++begin;
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (han_borders.find(s[i]) != std::u32string_view::npos) begin = i + 1;
  }
  const std::size_t length = end - begin;
  const std::uint32_t edge = s.end_byte(end);
  const bool addressed = cue_at(view, paragraph, "honorific", edge, edge + 9) != nullptr;
  const bool alone = begin == 0 || !is_han(s[begin - 1]) ||
                     han_borders.find(s[begin - 1]) != std::u32string_view::npos;  // 谢尔盖耶夫先生, 吴女士
  if (addressed && alone && length <= longest_spelt_name) return {begin, end, 2, dotted};
  if (length < 2 || (!dotted && length > longest_han_name) || length > 20) return {end, end, 0};
  dotted = s.slice(begin, end).find(U'·') != std::u32string_view::npos;
  return {begin, end, 2, dotted};
}

// "(Signed) Ana Kovac Ambassador …": the name ends where an office, or another form of address, begins.
bool names_office(const View& view, std::uint32_t paragraph, std::uint32_t at) {
  const auto cues = cues_between(view.cues[paragraph], at, at + 1);
  return std::any_of(cues.begin(), cues.end(), [](const CueHit& cue) {
    return cue.group == "office" || cue.group == "person-role" || cue.group == "honorific";
  });
}

Run run_after(const View& view, std::uint32_t paragraph, std::size_t begin) {
  const Script& s = view.script(paragraph);
  Run run{begin, begin, 0};
  for (std::size_t i = begin;;) {
    std::size_t end = i;
    while (is_name_character(s[end])) ++end;
    const auto word = s.slice(i, end);
    const bool particle = std::find(particles.begin(), particles.end(), word) != particles.end();
    if (end == i || (!particle && !is_capital(s[i]))) break;
    if (names_office(view, paragraph, s.begin_byte(i))) break;
    if (!particle) {
      run.end = end;
      ++run.words;
    }
    if (s[end] != U' ') break;
    i = end + 1;
  }
  while (run.end > run.begin && s[run.end - 1] == U'.') --run.end;
  return run;
}

Run run_before(const View& view, std::uint32_t paragraph, std::size_t end) {
  const Script& s = view.script(paragraph);
  if (end == 0) return {0, 0, 0};
  const char32_t last = s[end - 1] == U' ' && end > 1 ? s[end - 2] : s[end - 1];
  if (is_name_character(last)) return spelt_run(view, paragraph, end);
  if (is_han(last)) return han_run(view, paragraph, end);
  if (is_arabic(last)) return arabic_run_before(view, paragraph, end);
  return {end, end, 0};
}

Run run_behind(const View& view, std::uint32_t paragraph, std::size_t begin) {
  const bool arabic = is_arabic(view.script(paragraph)[begin]);
  return arabic ? arabic_run_after(view, paragraph, begin) : run_after(view, paragraph, begin);
}

std::string printed(const Script& s, const Run& run) {
  std::string name = to_utf8(s.slice(run.begin, run.end));
  while (!name.empty() && name.back() == '.') name.pop_back();
  return name;
}

bool overlaps_a_name(const View& view, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto& names = view.names[paragraph];
  const auto from = std::lower_bound(names.begin(), names.end(), begin > 400 ? begin - 400 : 0,
                                     [](const Found& name, std::uint32_t at) { return name.begin < at; });
  const auto to =
      std::lower_bound(from, names.end(), end, [](const Found& name, std::uint32_t at) { return name.begin < at; });
  return std::any_of(from, to, [&](const Found& name) {
    const bool crossing = name.begin < end && begin < name.end;
    return crossing && (name.kind != Kind::state || (name.begin == begin && name.end == end));
  });
}

std::optional<Found> person(const View& view, std::uint32_t paragraph, const Run& run, bool addressed,
                            bool in_company) {
  if (run.words == 0 || (!addressed && !run.dotted && (!in_company || run.words < 2))) return std::nullopt;
  const Script& s = view.script(paragraph);
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(run.begin);
  found.end = s.end_byte(run.end);
  if (overlaps_a_name(view, paragraph, found.begin, found.end)) return std::nullopt;
  const CueHit* other = cue_at(view, paragraph, "not-a-person", found.begin, found.end);
  if (other != nullptr && (!addressed || other->value == "body"))
    return std::nullopt;  // 苏瓦大学教授: the university's
  found.kind = Kind::person;
  found.name = printed(s, run);
  found.id = "person:" + found.name;
  return found;
}

// A form of address that ends (zh) or begins (en) at a byte.
const CueHit* address_ending(const View& view, std::uint32_t paragraph, std::uint32_t end) {
  for (const CueHit& cue : cues_between(view.cues[paragraph], end > 40 ? end - 40 : 0, end)) {
    if (cue.group == "honorific" && cue.end == end) return &cue;
  }
  return nullptr;
}

// Where forms of address that follow each other ("先生阁下") begin.
std::size_t before_addresses(const View& view, std::uint32_t paragraph, std::size_t end) {
  const Script& s = view.script(paragraph);
  while (const CueHit* address = address_ending(view, paragraph, s.end_byte(end))) {
    const std::size_t begin = s.index_of(address->begin);
    if (begin == 0 || begin >= end || is_latin(s[begin])) break;
    end = begin;
  }
  return end;
}

bool address_in_front(const View& view, std::uint32_t paragraph, const Run& run) {
  const Script& s = view.script(paragraph);
  std::size_t edge = run.begin;
  if (edge > 0 && s[edge - 1] == U' ') --edge;
  return address_ending(view, paragraph, s.end_byte(edge)) != nullptr;
}

bool is_known(const std::vector<Found>& out, const Found& found) {
  return std::any_of(out.begin(), out.end(),
                     [&](const Found& known) { return known.begin < found.end && found.begin < known.end; });
}

void add(std::optional<Found> found, std::vector<Found>& out) {
  if (found && !is_known(out, *found)) out.push_back(std::move(*found));
}

// "Horacio Azzolin and Daniela Dupuy (Argentina)": the one in front of a name, joined to it.
void joined_in_front(const View& view, std::uint32_t paragraph, const Run& run, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  std::size_t end = run.begin;
  if (s.ends(end, U" and "))
    end -= 5;
  else if (s.ends(end, U"和") || s.ends(end, U"与") || s.ends(end, U"及"))
    end -= 1;
  else
    return;
  const Run other = run_before(view, paragraph, end);
  const bool alike = end > 0 && is_latin(s[end - 1]) == is_latin(s[run.end - 1]);
  if (alike) add(person(view, paragraph, other, false, true), out);
}

// "Ana Kovac (Croatia) introduced …": at the start of a sentence, in front of a verb of saying or of office.
bool begins_report(const View& view, std::uint32_t paragraph, const Run& run, std::uint32_t bracket_end) {
  constexpr std::uint32_t near_verb = 12;
  const Script& s = view.script(paragraph);
  const bool first = run.begin == 0 || s.ends(run.begin, U". ") || s.ends(run.begin, U"。");
  return first && (cue_at(view, paragraph, "says", bracket_end, bracket_end + near_verb) != nullptr ||
                   cue_at(view, paragraph, "takes-office", bracket_end, bracket_end + near_verb) != nullptr);
}

// The name in front of a bracket that holds a state, or in the company of panellists an organisation.
void in_front_of_bracket(const View& view, std::uint32_t paragraph, const Found& held, bool in_company,
                         std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t open = s.index_of(held.begin), close = s.index_of(held.end);
  if (open == 0 || s[open - 1] != U'(' || s[close] != U')') return;
  std::size_t end = open - 1;
  while (end > 0 && s[end - 1] == U' ') --end;
  const CueHit* address = address_ending(view, paragraph, s.end_byte(end));
  if (address != nullptr) end = before_addresses(view, paragraph, s.index_of(address->begin));
  const Run run = run_before(view, paragraph, end);
  const bool addressed = address != nullptr || address_in_front(view, paragraph, run);
  // In Chinese a Latin name of several words in front of a state is a person's: towns are written in Chinese.
  const bool latin =
      view.setting.language == "zh" && held.kind == Kind::state && run.end > 0 && is_latin(s[run.end - 1]);
  const bool known = in_company || latin || s.ends(run.begin, U" by ") || begins_report(view, paragraph, run, held.end);
  auto found = person(view, paragraph, run, addressed, known);
  if (!found) return;
  add(std::move(found), out);
  joined_in_front(view, paragraph, run, out);
}

bool names_role(const View& view, std::uint32_t paragraph) {
  constexpr auto end = static_cast<std::uint32_t>(-1);
  return cue_at(view, paragraph, "person-role", 0, end) != nullptr ||
         cue_at(view, paragraph, "speech", 0, end) != nullptr;
}

// Does the paragraph, or what introduces the list that it is an entry of, speak of chairs, panellists or speakers?
bool is_company(const View& view, std::uint32_t paragraph) {
  if (names_role(view, paragraph)) return true;
  const auto introduction = introduction_of(view.layout, paragraph);
  return introduction && names_role(view, *introduction);
}

void bracketed_names(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const bool in_company = is_company(view, paragraph);
  for (const Found& held : view.names[paragraph]) {
    const bool body = held.kind == Kind::organisation && in_company;
    if (held.kind == Kind::state || body) in_front_of_bracket(view, paragraph, held, in_company, out);
    const std::size_t end = view.script(paragraph).index_of(held.end);  // 欧警署的Greta Lindqvist
    if (body && view.script(paragraph)[end] == U'的')
      add(person(view, paragraph, run_after(view, paragraph, end + 1), false, true), out);
  }
}

void addressed_names(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues_with(paragraph, "honorific")) {
    if (cue.group != "honorific") continue;
    const bool in_front = cue.value == "before";
    std::size_t edge = s.index_of(in_front ? cue.end : cue.begin);
    if (in_front && s[edge] == U' ') ++edge;
    if (!in_front) edge = before_addresses(view, paragraph, edge);
    const Run run = in_front ? run_behind(view, paragraph, edge) : run_before(view, paragraph, edge);
    add(person(view, paragraph, run, true, true), out);
  }
}

// "内政部长 Arnaud Lefèvre 说", 挪威代表Anna Berg: a Latin name of two words or more behind an office in Chinese.
void office_holders(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  if (!view.may_hold(paragraph, "office") && !view.may_hold(paragraph, "capacity") &&
      !view.may_hold(paragraph, "person-role"))
    return;
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues[paragraph]) {
    if (cue.group != "office" && cue.group != "capacity" && cue.group != "person-role") continue;
    std::size_t at = s.index_of(cue.end);
    if (at == 0 || !is_han(s[at - 1])) continue;
    if (s[at] == U' ') ++at;
    if (is_capital(s[at])) add(person(view, paragraph, run_after(view, paragraph, at), false, true), out);
  }
}

// Where the name that follows a role begins: "chaired by Paula Gomes", "Rapporteur: Juan Salas", "the panellists were
// Fang Lin and …".
std::optional<std::size_t> behind_role(const Script& s, std::size_t at) {
  for (const std::u32string_view link : {U": ", U" was ", U" were ", U" "}) {
    if (s.at(at, link) && is_capital(s[at + link.size()])) return at + link.size();
  }
  return std::nullopt;
}

// A Latin name of two words or more behind a role, which a mark or the name's state ends.
void role_holders(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  constexpr std::size_t most_words = 5;
  constexpr std::u32string_view ends = U",;.()";
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues_with(paragraph, "person-role")) {
    if (cue.group != "person-role") continue;
    const std::size_t at = s.index_of(cue.end);
    if (at == 0 || is_han(s[at - 1])) continue;
    const auto begin = behind_role(s, at);
    if (!begin) continue;
    const Run run = run_after(view, paragraph, *begin);
    const bool ended = run.end == s.size() || ends.find(s[run.end]) != std::u32string_view::npos ||
                       s.at(run.end, U" of ") || s.at(run.end, U" and ");
    if (ended && run.words <= most_words) add(person(view, paragraph, run, false, true), out);
  }
}

constexpr std::size_t longest_way = 4;  // characters between a name and the verb: " was", 被

// "Ana Kovac of Croatia was elected …", 克罗地亚的Ana Kovac担任……: a Latin name in front of the verb that gives an
// office.
// 安娜·科瓦奇指出……
void dotted_names(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  if (!view.may_hold(paragraph, "says") && !view.may_hold(paragraph, "takes-office")) return;
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues[paragraph]) {
    if (cue.group != "says" && cue.group != "takes-office") continue;
    const std::size_t at = s.index_of(cue.begin);
    if (at < 3 || !is_han(s[at - 1])) continue;
    const Run run = han_run(view, paragraph, at);
    if (run.dotted) add(person(view, paragraph, run, false, false), out);
  }
}

// 国务秘书克莱尔·韦伯；法官尼诺·贝里泽。 A name spelt in Chinese that a mark, or a bracket, ends; 罗伯特·博世基金会 is
// a body.
void dotted_entries(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  constexpr std::u32string_view ends = U",;。.、()";
  const Script& s = view.script(paragraph);
  for (std::size_t i = 1; i + 1 < s.size(); ++i) {
    if (s[i] != U'·' || !is_han(s[i - 1]) || !is_han(s[i + 1])) continue;
    std::size_t end = i;
    while (end < s.size() && (is_han(s[end]) || s[end] == U'·')) ++end;
    const bool ended = end == s.size() || ends.find(s[end]) != std::u32string_view::npos;
    const Run run = ended ? han_run(view, paragraph, end) : Run{end, end, 0};
    if (run.dotted) add(person(view, paragraph, run, false, false), out);
    i = end;
  }
}

void elected(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues_with(paragraph, "takes-office")) {
    if (cue.group != "takes-office") continue;
    const std::size_t at = s.index_of(cue.begin);
    if (at > 0 && is_latin(s[at - 1]) && is_han(s[at]))
      add(person(view, paragraph, spelt_run(view, paragraph, at), false, true), out);
    for (const Found& state : names_near(view, paragraph, cue.begin, cue.begin)) {
      if (state.kind != Kind::state) continue;
      const std::size_t begin = s.index_of(state.begin), end = s.index_of(state.end);
      if (end > at || at - end > longest_way || !s.ends(begin, U" of ")) continue;
      add(person(view, paragraph, spelt_run(view, paragraph, begin - 4), false, true), out);
    }
  }
}

// "Maria Rossi, Italy; Fang Lin, China.": not "in New Delhi, India".
void entry_of_list(const View& view, std::uint32_t paragraph, const Found& state, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const std::size_t begin = s.index_of(state.begin), end = s.index_of(state.end);
  if (end != s.size() && s[end] != U';' && s[end] != U'.') return;
  const Run run = spelt_run(view, paragraph, begin - 2);
  const bool entry = run.begin == 0 || s.ends(run.begin, U"; ") || s.ends(run.begin, U": ") ||
                     s.ends(run.begin, U"; and ") || s.ends(run.begin, U" by ");
  if (entry) add(person(view, paragraph, run, false, true), out);
}

// "The panellists were Piet Groot, of the Netherlands, and Fang Lin, of China."
void of_states(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  if (!is_company(view, paragraph)) return;
  for (const Found& state : view.names[paragraph]) {
    if (state.kind != Kind::state) continue;
    const std::size_t begin = s.index_of(state.begin);
    for (const std::u32string_view link : {U", of ", U", of the ", U", from "}) {
      if (s.ends(begin, link))
        add(person(view, paragraph, spelt_run(view, paragraph, begin - link.size()), false, true), out);
    }
    if (s.ends(begin, U", ")) entry_of_list(view, paragraph, state, out);
  }
}

// ", Ana Kovac," behind `at`.
void between_commas(const View& view, std::uint32_t paragraph, std::size_t at, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  if (s[at] != U',' || s[at + 1] != U' ' || !is_capital(s[at + 2])) return;
  const Run run = run_after(view, paragraph, at + 2);
  if (s[run.end] == U',') add(person(view, paragraph, run, false, true), out);
}

// "the Permanent Representative of Croatia, Ana Kovac, …", "the Chair, Ana Kovac, …": a name between commas behind an
// office.
void in_apposition(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  if (!view.may_hold(paragraph, "office") && !view.may_hold(paragraph, "capacity") &&
      !view.may_hold(paragraph, "person-role"))
    return;
  const Script& s = view.script(paragraph);
  constexpr std::uint32_t longest_office = 60;
  for (const Found& held : view.names[paragraph]) {
    const std::uint32_t from = held.begin > longest_office ? held.begin - longest_office : 0;
    const bool holds = held.kind == Kind::state || held.kind == Kind::organisation;
    if (holds && (cue_at(view, paragraph, "office", from, held.begin) != nullptr ||
                  cue_at(view, paragraph, "capacity", from, held.begin) != nullptr))
      between_commas(view, paragraph, s.index_of(held.end), out);
  }
  for (const CueHit& cue : view.cues[paragraph]) {
    if (cue.group == "person-role") between_commas(view, paragraph, s.index_of(cue.end), out);
  }
}

// "María Fernanda Ruiz，外交部参赞": an entry of a list of participants begins with the name.
void participants(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  if (paragraph <= view.participants) return;
  const Script& s = view.script(paragraph);
  if (!is_capital(s[0])) return;
  const Run run = run_after(view, paragraph, 0);
  if (s[run.end] == U',') add(person(view, paragraph, run, false, true), out);
}

// "Yerlan Sadykov（签名）"
void signatures(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues_with(paragraph, "signature")) {
    if (cue.group != "signature") continue;
    const std::size_t after = s.index_of(cue.end) + 1;
    const bool in_front = s[s.index_of(cue.begin)] == U'(' && (is_name_character(s[after]) || is_arabic(s[after]));
    const Run run = in_front ? run_behind(view, paragraph, after) : run_before(view, paragraph, s.index_of(cue.begin));
    add(person(view, paragraph, run, false, true), out);
  }
}

// The longest Chinese name that is known and ends at `end`; no words where none does.
Run known_han_run(const Script& s, std::size_t end, const KnownNames& known) {
  constexpr std::size_t shortest_han_name = 2;
  if (!is_han(s[end - 1])) return {end, end, 0};
  std::size_t begin = end - std::min(end, longest_han_name);
  const std::string words = to_utf8(s.slice(begin, end));
  std::string_view name = words;
  for (; end - begin >= shortest_han_name; ++begin) {
    if (known.contains(name)) return {begin, end, 2};
    name.remove_prefix(decode(name, 0).size);
  }
  return {end, end, 0};
}

}  // namespace

std::vector<Found> find_persons(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  bracketed_names(view, paragraph, out);
  addressed_names(view, paragraph, out);
  signatures(view, paragraph, out);
  office_holders(view, paragraph, out);
  elected(view, paragraph, out);
  of_states(view, paragraph, out);
  role_holders(view, paragraph, out);
  dotted_names(view, paragraph, out);
  dotted_entries(view, paragraph, out);
  in_apposition(view, paragraph, out);
  participants(view, paragraph, out);
  return out;
}

std::vector<Found> find_persons_again(const View& view, std::uint32_t paragraph, const KnownNames& known) {
  const Script& s = view.script(paragraph);
  std::vector<Found> out;
  if (known.empty()) return out;
  for (const CueHit& cue : view.cues[paragraph]) {
    if (cue.group != "says" && cue.group != "takes-office") continue;
    const std::size_t at = s.index_of(cue.begin);
    if (at == 0) continue;
    const Run whole = known_han_run(s, at, known);
    const Run run = whole.words != 0 ? whole : run_before(view, paragraph, at);
    if (known.contains(printed(s, run))) add(person(view, paragraph, run, true, true), out);
  }
  return out;
}

}  // namespace treatygraph

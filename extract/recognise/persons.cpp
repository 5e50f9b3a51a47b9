// Persons: "Faouzia Boumaiza Mebarki 女士（阿尔及利亚）", "鲁传颖（中国）", "Mr. Rivera (Costa Rica)". A name is taken
// as a person's when a form of address stands by it, or when a state in brackets follows it and the text speaks of
// chairs, panellists or speakers, or when a Latin name follows an office in Chinese.
#include <algorithm>
#include <array>

#include "extract/recognise/name_runs.h"

namespace treatygraph {
namespace {

using facts::Kind;

constexpr std::array<std::u32string_view, 35> particles = {
    U"do",  U"da",  U"de", U"dos", U"das", U"van", U"von", U"der", U"den", U"el",  U"al",   U"bin",
    U"ben", U"ibn", U"la", U"le",  U"di",  U"del", U"du",  U"y",   U"e",   U"ter", U"bint", U"abu",
    U"де",  U"да",  U"ду", U"ван", U"фон", U"дер", U"бен", U"бин", U"ибн", U"аль", U"оглы"};

using Run = NameRun;

bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }

bool is_name_character(char32_t c) {
  return is_latin(c) || is_cyrillic(c) || c == U'\'' || c == U'-' || c == U'.' || c == 0x2019;
}

bool is_capital(char32_t c) {
  return is_upper(c) || (c >= 0x400 && c < 0x430) || (is_latin(c) && c >= 0xC0 && c <= 0xDE) || c == 0x160 ||
         c == 0x17D || c == 0x10C || c == 0x130 || c == 0x15E;
}

const CueHit* cue_at(const View& view, std::uint32_t paragraph, CueGroup group, std::uint32_t begin,
                     std::uint32_t end) {
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
  for (std::size_t at = end; at > 0;) {
    std::size_t begin = at;
    while (begin > 0 && is_name_character(s[begin - 1])) --begin;
    if (begin == at) break;
    const auto word = s.slice(begin, at);
    const bool particle = std::find(particles.begin(), particles.end(), word) != particles.end();
    if (!particle && !is_capital(s[begin])) break;
    if (at < end && ends_sentence(word)) break;  // "… of the Expert Group. Piet Groot (…)"
    const std::uint32_t from = s.begin_byte(begin), to = s.end_byte(at);
    if (cue_at(view, paragraph, "honorific", from, to) || cue_at(view, paragraph, "person-role", from, to)) break;
    if (!particle) {
      run.begin = begin;
      ++run.words;
    }
    if (begin == 0 || s[begin - 1] != U' ') break;
    at = begin - 1;
  }
  return run;
}

// "任命陈伟", "内称…": words that stand before a name and belong to no office.
constexpr std::array<std::u32string_view, 14> han_words_before = {U"任命", U"委任", U"提名", U"内称", U"填补",
                                                                  U"接替", U"感谢", U"欢迎", U"总统", U"总理",
                                                                  U"国王", U"大臣", U"致函", U"授权"};

constexpr std::u32string_view han_borders = U"和及由与任向请对";
constexpr std::size_t longest_han_name = 4;

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
    if (cue.group != "person-role" && cue.group != "person-border") continue;
    const std::size_t edge = s.index_of(cue.end);
    if (edge > begin && edge <= end) begin = edge;
  }
  for (std::size_t i = begin + 2; i < end; ++i) {
    const bool border = std::any_of(han_words_before.begin(), han_words_before.end(),
                                    [&](const auto word) { return i - begin >= word.size() && s.ends(i, word); });
    if (border) begin = i;
  }
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (han_borders.find(s[i]) != std::u32string_view::npos) begin = i + 1;
  }
  const std::size_t length = end - begin;
  if (length < 2 || (!dotted && length > longest_han_name) || length > 20) return {end, end, 0};
  return {begin, end, 2};
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
  if (run.words == 0 || (!addressed && (!in_company || run.words < 2))) return std::nullopt;
  const Script& s = view.script(paragraph);
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(run.begin);
  found.end = s.end_byte(run.end);
  if (overlaps_a_name(view, paragraph, found.begin, found.end)) return std::nullopt;
  if (!addressed && cue_at(view, paragraph, "not-a-person", found.begin, found.end)) return std::nullopt;
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

void bracketed_states(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  const bool in_company = cue_at(view, paragraph, "person-role", 0, static_cast<std::uint32_t>(-1)) != nullptr;
  for (const Found& state : view.names[paragraph]) {
    if (state.kind != Kind::state) continue;
    const std::size_t open = s.index_of(state.begin), close = s.index_of(state.end);
    if (open == 0 || s[open - 1] != U'(' || s[close] != U')') continue;
    std::size_t end = open - 1;
    while (end > 0 && s[end - 1] == U' ') --end;
    const CueHit* address = address_ending(view, paragraph, s.end_byte(end));
    if (address != nullptr) end = before_addresses(view, paragraph, s.index_of(address->begin));
    const Run run = run_before(view, paragraph, end);
    const bool addressed = address != nullptr || address_in_front(view, paragraph, run);
    if (auto found = person(view, paragraph, run, addressed, in_company)) out.push_back(std::move(*found));
  }
}

bool is_known(const std::vector<Found>& out, const Found& found) {
  return std::any_of(out.begin(), out.end(),
                     [&](const Found& known) { return known.begin < found.end && found.begin < known.end; });
}

void addressed_names(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues[paragraph]) {
    if (cue.group != "honorific") continue;
    const bool in_front = cue.value == "before";
    std::size_t edge = s.index_of(in_front ? cue.end : cue.begin);
    if (in_front && s[edge] == U' ') ++edge;
    if (!in_front) edge = before_addresses(view, paragraph, edge);
    const Run run = in_front ? run_behind(view, paragraph, edge) : run_before(view, paragraph, edge);
    auto found = person(view, paragraph, run, true, true);
    if (found && !is_known(out, *found)) out.push_back(std::move(*found));
  }
}

constexpr std::array<std::u32string_view, 22> offices = {
    U"部长", U"主任", U"主席", U"大使",   U"局长", U"检察长", U"检察官", U"总统", U"总理", U"大臣",   U"专员",
    U"法官", U"议员", U"会长", U"秘书长", U"司长", U"署长",   U"处长",   U"院长", U"总监", U"报告员", U"协调员"};

// "内政部长 Arnaud Lefèvre 说": a Latin name of two words or more behind an office in Chinese.
void office_holders(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (std::size_t i = 1; i < s.size(); ++i) {
    if (!is_capital(s[i]) || !is_han(s[i - 1])) continue;
    if (std::none_of(offices.begin(), offices.end(), [&](const auto office) { return s.ends(i, office); })) continue;
    const Run run = run_after(view, paragraph, i);
    auto found = person(view, paragraph, run, false, true);
    if (found && !is_known(out, *found)) out.push_back(std::move(*found));
  }
}

// "Yerlan Sadykov（签名）"
void signatures(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const CueHit& cue : view.cues[paragraph]) {
    if (cue.group != "signature") continue;
    const std::size_t after = s.index_of(cue.end) + 1;
    const bool in_front = s[s.index_of(cue.begin)] == U'(' && (is_name_character(s[after]) || is_arabic(s[after]));
    const Run run = in_front ? run_behind(view, paragraph, after) : run_before(view, paragraph, s.index_of(cue.begin));
    auto found = person(view, paragraph, run, false, true);
    if (found && !is_known(out, *found)) out.push_back(std::move(*found));
  }
}

}  // namespace

std::vector<Found> find_persons(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  bracketed_states(view, paragraph, out);
  addressed_names(view, paragraph, out);
  signatures(view, paragraph, out);
  office_holders(view, paragraph, out);
  return out;
}

}  // namespace treatygraph

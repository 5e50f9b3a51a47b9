// Instruments that the lexicon does not know, by their form: 《…公约》, 《…议定书》, "Convention on Such and Such".
#include <algorithm>
#include <array>

#include "extract/recognise/grammars.h"

namespace treatygraph {

std::span<const Found> names_near(const View& view, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t longest_name = 600;
  const auto& names = view.names[paragraph];
  const auto before = [](const Found& name, std::uint32_t at) { return name.begin < at; };
  const auto from =
      std::lower_bound(names.begin(), names.end(), begin > longest_name ? begin - longest_name : 0, before);
  return {from, std::lower_bound(from, names.end(), end, before)};
}

Found instrument_titled(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end,
                        std::string_view name) {
  const Script& s = view.script(paragraph);
  Found found;
  found.paragraph = paragraph;
  found.begin = s.begin_byte(begin);
  found.end = s.end_byte(end);
  found.kind = facts::Kind::instrument;
  found.id = "title:" + std::string(name);
  found.name = std::string(name);
  return found;
}

namespace {

using facts::Kind;

bool covered(const View& view, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto names = names_near(view, paragraph, begin, end);
  return std::any_of(names.begin(), names.end(), [&](const Found& name) {
    return end <= name.end || (name.kind == Kind::instrument && begin < name.end);
  });
}

const CueHit* form_ending(const View& view, std::uint32_t paragraph, std::uint32_t end) {
  for (const CueHit& cue : cues_between(view.cues[paragraph], end > 60 ? end - 60 : 0, end)) {
    if (cue.group == "instrument-form" && cue.end == end) return &cue;
  }
  return nullptr;
}

// 《附加议定书》 goes back to an instrument, it is no title of one.
bool goes_back(const View& view, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto inside = cues_between(view.cues[paragraph], begin, end);
  return std::any_of(inside.begin(), inside.end(), [&](const CueHit& cue) {
    return cue.group == "back-reference" && cue.begin >= begin && cue.end <= end &&
           cue.end - cue.begin + 12 > end - begin;
  });
}

// The characters as printed, without the blanks and breaks between Chinese ones.
std::string printed(const View& view, std::uint32_t paragraph, std::size_t begin, std::size_t end) {
  const Script& s = view.script(paragraph);
  const std::string& text = view.layout.paragraphs[paragraph].text;
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += text.substr(s.begin_byte(i), s.end_byte(i + 1) - s.begin_byte(i));
  return out;
}

// 《公约》 goes back to an instrument; 《安曼宣言》 is a title, 《联合宣言》 could be of any.
constexpr std::size_t shortest_title = 4, shortest_of_any = 5;

bool is_bare(const View& view, std::uint32_t paragraph, std::uint32_t begin, std::uint32_t end) {
  const auto inside = cues_between(view.cues[paragraph], begin, end);
  return std::any_of(inside.begin(), inside.end(),
                     [&](const CueHit& cue) { return cue.group == "bare-title" && cue.end == end; });
}

void chinese(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const Marked& marks : marked_titles(s)) {
    const std::uint32_t begin = s.begin_byte(marks.open), end = s.end_byte(marks.close + 1);
    const CueHit* form = form_ending(view, paragraph, s.end_byte(marks.close));
    if (form == nullptr || covered(view, paragraph, begin, end) || goes_back(view, paragraph, begin, end)) continue;
    const std::size_t length = marks.close - marks.open - 1;
    const std::size_t form_length = s.index_of(form->end) - s.index_of(form->begin);
    if (length < shortest_title || length < form_length + 2) continue;
    if (length < shortest_of_any && is_bare(view, paragraph, begin, form->end)) continue;
    out.push_back(instrument_titled(view, paragraph, marks.open, marks.close + 1,
                                    printed(view, paragraph, marks.open + 1, marks.close)));
  }
}

// ---- English ----

constexpr std::array<std::u32string_view, 24> joining_words = {
    U"on",  U"against", U"for",  U"of", U"the",        U"and",      U"in",        U"to",
    U"by",  U"with",    U"from", U"a",  U"concerning", U"relating", U"regarding", U"or",
    U"its", U"their",   U"at",   U"as", U"between",    U"among",    U"through",   U"into"};

bool joins(std::u32string_view word) {
  return std::find(joining_words.begin(), joining_words.end(), word) != joining_words.end();
}

std::size_t word_end(const Script& s, std::size_t at) {
  while (is_latin(s[at]) || is_digit(s[at]) || s[at] == U'-' || s[at] == U'\'') ++at;
  return at;
}

std::size_t word_begin(const Script& s, std::size_t end) {
  while (end > 0 && (is_latin(s[end - 1]) || is_digit(s[end - 1]) || s[end - 1] == U'-' || s[end - 1] == U'\'')) --end;
  return end;
}

// A word that is no part of a title for all its capital.
bool opens_sentence(std::u32string_view word) {
  static constexpr std::array<std::u32string_view, 13> words = {
      U"The", U"This", U"That", U"In", U"Under", U"La", U"Le", U"Les", U"Cette", U"El", U"Los", U"Las", U"Esta"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Capitalised words to the left, "of" between them.
std::size_t extend_left(const Script& s, std::size_t begin) {
  std::size_t best = begin;
  for (std::size_t at = begin; at > 1 && s[at - 1] == U' ';) {
    const std::size_t from = word_begin(s, at - 1);
    const auto word = s.slice(from, at - 1);
    if (word.empty() || opens_sentence(word)) break;
    if (is_upper(word.front()))
      best = from;
    else if (word != U"of")
      break;
    at = from;
  }
  return best;
}

// "Convention on …", not "the Convention and UNEP".
bool opens_subject(std::u32string_view word) {
  return word != U"and" && word != U"or" && word != U"by" && word != U"with" && word != U"in" && word != U"from" &&
         word != U"as" && word != U"at" && word != U"to" && word != U"its" && word != U"their" && word != U"through" &&
         word != U"into";
}

// "National Convention Centre", "Convention Secretariat": the form is a part of another name.
bool in_other_name(const Script& s, std::size_t end) { return s[end] == U' ' && is_upper(s[end + 1]); }

// Joining and capitalised words to the right, up to the last capitalised one.
std::size_t extend_right(const Script& s, std::size_t end) {
  std::size_t best = end;
  bool joined = false;
  for (std::size_t at = end; s[at] == U' ';) {
    const std::size_t to = word_end(s, at + 1);
    const auto word = s.slice(at + 1, to);
    if (word.empty()) break;
    if (is_upper(word.front()) && joined)
      best = to;
    else if (joins(word) && (joined || opens_subject(word)))
      joined = true;
    else
      break;
    at = to;
  }
  return best;
}

// The convention of "Conference of the Parties to the Convention" is a part of the body's name.
bool in_body(const View& view, std::uint32_t paragraph, const CueHit& form) {
  const auto names = names_near(view, paragraph, form.begin, form.end);
  return std::any_of(names.begin(), names.end(), [&](const Found& name) {
    return name.kind == Kind::organisation && name.begin <= form.begin && form.end <= name.end;
  });
}

void english(const View& view, std::uint32_t paragraph, std::vector<Found>& out) {
  const Script& s = view.script(paragraph);
  for (const CueHit& form : view.cues[paragraph]) {
    if (form.group != "instrument-form") continue;
    const std::size_t noun = s.index_of(form.begin), after = s.index_of(form.end);
    if (!is_upper(s[noun]) || in_body(view, paragraph, form)) continue;
    const std::size_t begin = extend_left(s, noun), end = extend_right(s, after);
    if ((begin == noun && end == after) || in_other_name(s, after)) continue;
    if (covered(view, paragraph, s.begin_byte(begin), s.end_byte(end))) continue;
    if (!out.empty() && out.back().end > s.begin_byte(begin)) continue;
    out.push_back(instrument_titled(view, paragraph, begin, end, to_utf8(s.slice(begin, end))));
  }
}

}  // namespace

std::vector<Found> find_titles(const View& view, std::uint32_t paragraph) {
  std::vector<Found> out;
  chinese(view, paragraph, out);
  english(view, paragraph, out);
  return out;
}

}  // namespace treatygraph

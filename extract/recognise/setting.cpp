// What a paper is: symbol, body, meeting, language, date, title, as far as its cover and running heads say.
#include <algorithm>
#include <array>
#include <map>

#include "extract/base/text.h"
#include "extract/recognise/dates.h"
#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

using facts::Kind;

bool is_resolution(const std::string& symbol) {
  return symbol.find("/RES/") != std::string::npos || symbol.find("/DEC/") != std::string::npos;
}

std::string most_frequent(const std::vector<std::string>& names) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& name : names) ++counts[name];
  std::string best;
  for (const std::string& name : names) {  // the first of equals
    if (best.empty() || counts[name] > counts[best]) best = name;
  }
  return best;
}

std::string symbol_in_heads(const Layout& layout, std::string_view text) {
  std::vector<std::string> symbols;
  for (const Piece& piece : layout.furniture) {
    const std::string_view slice = text.substr(piece.source, piece.length);
    if (slice.find("://") != std::string_view::npos || slice.find("www.") != std::string_view::npos) continue;
    for (std::string& symbol : symbols_in(slice)) symbols.push_back(std::move(symbol));
  }
  return most_frequent(symbols);
}

constexpr std::uint32_t longest_cover = 30;
constexpr std::size_t longest_cover_line = 240;

// Cyrillic and Arabic letters take two bytes each.
bool is_long(const std::string& line) {
  const char32_t first = line.empty() ? U'\0' : decode(line, 0).character;
  return line.size() > (first >= 0x400 && first < 0x700 ? 2 * longest_cover_line : longest_cover_line);
}

bool ends_a_clause(std::string_view text) {
  for (const std::string_view sign : {"。", "，", "；", "：", ".", ",", ";"}) {
    if (text.size() > sign.size() && text.substr(text.size() - sign.size()) == sign) return true;
  }
  return false;
}

// The cover ends where running text, a numbered paragraph or an actor's section begins.
std::uint32_t cover_of(const Layout& layout) {
  std::uint32_t end = 0;
  for (; end < layout.paragraphs.size() && end < longest_cover; ++end) {
    const Paragraph& paragraph = layout.paragraphs[end];
    if (paragraph.role == Role::title) continue;
    const bool numbered = !paragraph.number.empty() && paragraph.number.rfind("¶", 0) != 0;
    const bool actor = paragraph.role == Role::heading && layout.sections[paragraph.section].actor;
    const bool running = paragraph.role == Role::body && ends_a_clause(paragraph.text);
    if (numbered || actor || running || paragraph.role == Role::item || paragraph.role == Role::note ||
        is_long(paragraph.text))
      break;
  }
  return end;
}

// A cover line that is a symbol, alone or at its end.
std::string symbol_on_cover(const Layout& layout, std::uint32_t cover) {
  for (std::uint32_t i = 0; i < cover; ++i) {
    const Paragraph& paragraph = layout.paragraphs[i];
    for (std::string& symbol : symbols_in(paragraph.text)) {
      if (paragraph.text.size() <= symbol.size() + 40 && paragraph.text.find('*') == std::string::npos) return symbol;
    }
  }
  return "";
}

bool ends_in_report(const Paragraph& paragraph) {
  for (const std::string_view word : {"报告", "报告草稿", "报告草案"}) {
    const std::string_view text = paragraph.text;
    if (text.size() >= word.size() && text.substr(text.size() - word.size()) == word) return true;
  }
  return paragraph.text.rfind("Report of ", 0) == 0 || paragraph.text.rfind("Report on ", 0) == 0;
}

struct Owner {
  std::string body;
  std::uint32_t paragraph = 0;
};

const Series* series_of_symbol(const SeriesTable& series, const std::string& symbol, unsigned& number) {
  for (const auto& [body, one] : series) {
    for (const std::string& entry : one.symbols) {
      const std::string prefix = entry.substr(0, entry.find('='));
      const bool fits = symbol.rfind(prefix, 0) == 0 && symbol.size() > prefix.size() && symbol[prefix.size()] == '/';
      if (!fits) continue;
      number = entry.find('=') == std::string::npos
                   ? 0
                   : static_cast<unsigned>(std::stoul(entry.substr(entry.find('=') + 1)));
      return &one;
    }
  }
  return nullptr;
}

Owner owner_on_cover(const Layout& layout, std::uint32_t cover, const SeriesTable& series, const NameHits& names) {
  Owner first;
  for (std::uint32_t i = 0; i < cover; ++i) {
    for (const auto* readings : {&names.plain[i], &names.generic[i]}) {
      for (const Found& name : *readings) {
        const bool alone = readings == &names.plain[i] || name.end - name.begin == layout.paragraphs[i].text.size();
        if (name.kind != Kind::organisation || !series.contains(name.id) || !alone) continue;
        if (ends_in_report(layout.paragraphs[i])) return {name.id, i};
        if (first.body.empty()) first = {name.id, i};
      }
    }
  }
  return first;
}

// "Report of the Committee on Relations with the Host Country", 秘书长的报告: any organisation may report to another.
const Found* reporter_on_cover(const Layout& layout, std::uint32_t cover, const NameHits& names) {
  for (std::uint32_t i = 0; i < cover; ++i) {
    if (!ends_in_report(layout.paragraphs[i])) continue;
    for (const Found& name : names.plain[i]) {
      if (name.kind == Kind::organisation) return &name;
    }
  }
  return nullptr;
}

std::optional<unsigned> year_in(const Script& s) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!is_digit(s[i]) || (i > 0 && is_digit(s[i - 1]))) continue;
    const auto number = digits(s, i);
    const bool plausible = number && number->value > 1900 && number->value < 2200;
    if (plausible &&
        (s[number->next] == U'年' || s[number->next] == U'\0' || s[number->next] == U',' || s[number->next] == U' '))
      return number->value;
  }
  return std::nullopt;
}

std::string meeting_of(std::uint32_t cover, const Series& series, std::uint32_t from,
                       const std::vector<Script>& scripts) {
  std::optional<unsigned> year = year_in(scripts[from]);
  for (std::uint32_t i = 0; !year && i < cover; ++i) year = year_in(scripts[i]);
  if (!year) return "";
  const auto number = series.years.find(*year);
  return number == series.years.end() ? "" : series.id + "-" + std::to_string(number->second);
}

// The date that a line is, or that a letter's line begins with.
std::string leading_date(const Script& s, bool whole) {
  const auto date = date_at(s, 0);
  return date && (!whole || date->next == s.size()) ? iso(*date) : "";
}

// "Letter dated 21 May 2034 from …", "Lettre datée du …": the first date of a letter's line.
std::string date_of_letter(const Script& line, const std::vector<CueHit>& cues) {
  const auto opening = cues_between(cues, 0, 1);
  if (std::none_of(opening.begin(), opening.end(), [](const CueHit& cue) { return cue.group == "letter-opening"; }))
    return "";
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto date = is_digit(line[i]) && (i == 0 || !is_digit(line[i - 1])) ? date_at(line, i) : std::nullopt;
    if (date && date->year != 0) return iso(*date);
  }
  return "";
}

std::string date_on_cover(std::uint32_t cover, const std::vector<Script>& scripts,
                          const std::vector<std::vector<CueHit>>& cues) {
  for (const bool whole : {true, false}) {
    for (std::uint32_t i = 0; i < cover; ++i) {
      const Script& line = scripts[i];
      if (std::string date = whole ? "" : date_of_letter(line, cues[i]); !date.empty()) return date;
      if (!whole && !(line.ends(line.size(), U"信") || line.ends(line.size(), U"普通照会"))) continue;
      std::string date = leading_date(line, whole);
      if (!date.empty()) return date;
    }
  }
  return "";
}

// The longest cover line is the title: body, session, date and agenda lines are short.
std::string title_on_cover(const Layout& layout, std::uint32_t cover) {
  std::string_view best;
  for (std::uint32_t i = 0; i < cover; ++i) {
    const std::string_view line = layout.paragraphs[i].text;
    if (display_width(line) > display_width(best)) best = line;
  }
  return std::string(best);
}

std::vector<std::string> cited_papers(const std::vector<Script>& scripts) {
  std::vector<std::string> cited;
  for (const Script& script : scripts) {
    for (std::string& symbol : symbols_in(script)) {
      if (!is_resolution(symbol)) cited.push_back(std::move(symbol));
    }
  }
  return cited;
}

}  // namespace

std::string find_language(std::string_view text) {
  std::size_t han = 0, cyrillic = 0, arabic = 0, latin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded next = decode(text, i);
    i += next.size;
    const char32_t c = next.character;
    if (is_han(c)) {
      if (++han * 3 > latin + (text.size() - i)) return "zh";  // whatever follows: see below
    } else if (c >= 0x400 && c < 0x530) {
      ++cyrillic;
    } else if (c >= 0x600 && c < 0x700) {
      ++arabic;
    } else if (is_latin(c)) {
      ++latin;
    }
  }
  if (han * 3 > latin && han > 0) return "zh";  // a Chinese character says what three Latin letters say
  if (cyrillic > latin) return "ru";
  if (arabic > latin) return "ar";
  struct Words {
    const char* language;
    std::array<std::string_view, 4> words;
  };
  static constexpr std::array<Words, 3> common = {{{"en", {" the ", " and ", " of ", " to "}},
                                                   {"fr", {" les ", " des ", " et ", " du "}},
                                                   {"es", {" los ", " las ", " y ", " del "}}}};
  std::string best = "en";
  std::size_t most = 0;
  for (const Words& language : common) {
    std::size_t count = 0;
    for (const std::string_view word : language.words) {
      for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++count;
    }
    if (count > most) {
      most = count;
      best = language.language;
    }
  }
  return best;
}

Setting find_setting(const Layout& layout, const ReadingText& reading, const Lexicon& lexicon,
                     const SeriesTable& series, const NameHits& names, const std::vector<Script>& scripts,
                     const std::vector<std::vector<CueHit>>& cues) {
  Setting setting;
  setting.cover = cover_of(layout);
  setting.symbol = symbol_on_cover(layout, setting.cover);
  if (setting.symbol.empty()) setting.symbol = symbol_in_heads(layout, reading.text);
  setting.date = date_on_cover(setting.cover, scripts, cues);
  setting.title = title_on_cover(layout, setting.cover);
  const Owner owner = owner_on_cover(layout, setting.cover, series, names);
  setting.body = owner.body;
  if (const Found* reporter = reporter_on_cover(layout, setting.cover, names)) {
    setting.reporter = reporter->id;
    if (is_organ(lexicon, setting.reporter)) setting.body = setting.reporter;
  }
  unsigned number = 0;
  if (setting.body.empty()) {
    for (const std::string& symbol : {setting.symbol, most_frequent(cited_papers(scripts))}) {
      const Series* own = series_of_symbol(series, symbol, number);
      if (own == nullptr) continue;
      setting.body = own->body;
      if (number > 0) setting.meeting = own->id + "-" + std::to_string(number);
      break;
    }
  }
  const auto own = series.find(setting.body);
  if (setting.meeting.empty() && own != series.end())
    setting.meeting = meeting_of(setting.cover, own->second, owner.paragraph, scripts);
  return setting;
}

}  // namespace treatygraph

// The table of series, from the Meeting entries of the lexicon that have a `body`.
#include <charconv>

#include "extract/recognise/grammars.h"

namespace treatygraph {
namespace {

unsigned number(std::string_view text, unsigned otherwise) {
  unsigned value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

template <typename Use>
void each_word(std::string_view text, const Use& use) {
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (blank != 0) use(text.substr(0, blank));
    if (blank == std::string_view::npos) return;
    text.remove_prefix(blank + 1);
  }
}

Series series_of(const Entry& entry) {
  Series series;
  series.id = std::string(entry.id);
  series.body = std::string(entry.attribute("body"));
  series.resolutions = std::string(entry.attribute("resolutions"));
  series.decisions = std::string(entry.attribute("decisions"));
  series.counts = std::string(entry.attribute("counts"));
  series.lowest = number(entry.attribute("lowest"), series.lowest);
  series.highest = number(entry.attribute("highest"), series.highest);
  each_word(entry.attribute("symbols"), [&](std::string_view word) { series.symbols.emplace_back(word); });
  each_word(entry.attribute("years"), [&](std::string_view word) {
    const std::size_t sign = word.find('=');
    if (sign != std::string_view::npos) series.years[number(word, 0)] = number(word.substr(sign + 1), 0);
  });
  return series;
}

}  // namespace

SeriesTable series_table(const Lexicon& lexicon) {
  SeriesTable table;
  for (EntryIndex i = 0; i < lexicon.size(); ++i) {
    const Entry entry = lexicon.entry(i);
    if (entry.kind != facts::Kind::meeting || entry.attribute("body").empty()) continue;
    Series series = series_of(entry);
    each_word(entry.attribute("also"), [&](std::string_view body) {
      Series other{series.id, std::string(body), "", "", series.counts, {}, series.years};
      table.emplace(other.body, std::move(other));
    });
    table.emplace(series.body, std::move(series));
  }
  return table;
}

}  // namespace treatygraph

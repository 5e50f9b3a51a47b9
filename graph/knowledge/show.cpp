// What nodes and edges show: functions of the set of what is said, so that no order of arrival can be seen in the
// graph.
#include <algorithm>
#include <optional>

#include "graph/knowledge/claims.h"
#include "graph/model/calendar.h"

namespace treatygraph {
namespace {

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// A full ISO date is a Date; "2021-11" and "2021" stay text.
std::optional<Date> full_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > month_length(*year, *month)) return std::nullopt;
  return Date{days_from(CivilDate{*year, *month, *day})};
}

bool is_date_key(std::string_view key) { return key == "date" || key == "deadline" || key.ends_with("_date"); }

List texts(const std::set<std::string>& values) {
  List list;
  for (const std::string& value : values) list.emplace_back(value);
  return list;
}

Value one_or_list(std::string_view key, const std::set<std::string>& values) {
  return show_values(key, std::vector<std::string_view>(values.begin(), values.end()));
}

void keep_smallest(std::string& smallest, const std::string& text) {
  if (!text.empty() && (smallest.empty() || text < smallest)) smallest = text;
}

// "A/AC.291/4/Add.1" is of the series "A/AC.291": the symbol up to its first number.
std::string series_of(const std::string& symbol) {
  for (std::size_t slash = symbol.find('/'); slash != std::string::npos; slash = symbol.find('/', slash + 1))
    if (slash + 1 < symbol.size() && symbol[slash + 1] >= '0' && symbol[slash + 1] <= '9')
      return symbol.substr(0, slash);
  return {};
}

struct Organ {
  std::string_view prefix, body;
};
constexpr Organ organs[] = {{"A/HRC/RES/", "hrc"},   {"A/HRC/DEC/", "hrc"}, {"A/RES/", "unga"}, {"A/DEC/", "unga"},
                            {"E/RES/", "ecosoc"},    {"E/DEC/", "ecosoc"},  {"S/RES/", "sc"},   {"CCPCJ/RES/", "ccpcj"},
                            {"CCPCJ/DEC/", "ccpcj"}, {"CND/RES/", "cnd"},   {"CND/DEC/", "cnd"}};

void show_resolution(const std::string& id, std::map<std::string, Value>& properties) {
  const auto* const organ = std::find_if(std::begin(organs), std::end(organs),
                                         [&](const Organ& each) { return id.starts_with(each.prefix); });
  if (organ == std::end(organs)) return;
  properties["body"] = organ->body;
  const std::string_view rest = std::string_view(id).substr(organ->prefix.size());
  const std::size_t slash = rest.rfind('/');
  if (slash != std::string_view::npos && slash > 0) properties["session"] = rest.substr(0, slash);
  properties["number"] = slash == std::string_view::npos ? rest : rest.substr(slash + 1);
}

// A voice is named by how many speak.
constexpr std::string_view sizes[] = {"one", "some", "several", "many"};

// The title in the database's language if a source is in it, else the bytewise smallest.
std::string title_of(std::span<const Saying> sayings, std::string_view language) {
  std::string own, any;
  for (const Saying& saying : sayings) {
    const auto title = saying.facts.find("title"), in = saying.facts.find("language");
    if (title == saying.facts.end()) continue;
    keep_smallest(any, title->second);
    if (in != saying.facts.end() && in->second == language) keep_smallest(own, title->second);
  }
  return own.empty() ? any : own;
}

void show_facts(std::span<const Saying> sayings, std::string_view language, std::map<std::string, Value>& properties) {
  Attributes facts;
  for (const Saying& saying : sayings)
    for (const auto& [key, value] : saying.facts) facts[key].insert(value);
  for (const auto& [key, values] : facts) {
    if (key == "language")
      properties["languages"] = texts(values);
    else if (key == "ingested")
      properties["ingested"] = true;
    else if (key == "title")
      properties["title"] = title_of(sayings, language);
    else if (key == "date")
      properties["date"] = show_date(*values.begin());
    else
      properties[key] = one_or_list(key, values);
  }
}

}  // namespace

Value show_date(std::string_view text) {
  const std::optional<Date> date = full_date(text);
  return date ? Value(*date) : Value(text);
}

Value show_values(std::string_view key, std::span<const std::string_view> values) {
  if (values.size() == 1) return is_date_key(key) ? show_date(values.front()) : Value(values.front());
  const bool dates = is_date_key(key) && std::all_of(values.begin(), values.end(),
                                                     [](std::string_view text) { return full_date(text).has_value(); });
  List list;
  for (const std::string_view value : values) list.push_back(dates ? show_date(value) : Value(value));
  return Value(std::move(list));
}

Value aliases_beside(std::span<const Saying> sayings, const std::set<std::string>& shown) {
  std::set<std::string> names;
  for (const Saying& saying : sayings) {
    names.insert(saying.aliases.begin(), saying.aliases.end());
    names.insert(saying.name);
    names.insert(saying.name_en);
  }
  names.erase("");
  for (const std::string& name : shown) names.erase(name);
  return texts(names);
}

Shown show_node(const std::string& id, std::span<const Saying> sayings, std::string_view language) {
  Shown shown;
  std::string name, name_en;
  for (const Saying& saying : sayings) {
    shown.labels.emplace(facts::name(saying.kind));
    keep_smallest(name, saying.name);
    keep_smallest(name_en, saying.name_en);
  }
  if (language == "en" && !name_en.empty()) name = name_en;
  show_facts(sayings, language, shown.properties);
  if (name.empty()) name = name_en.empty() ? id : name_en;
  if (shown.labels.contains("Resolution")) show_resolution(id, shown.properties);
  if (shown.labels.contains("Document")) {
    const std::string series = series_of(id);
    if (series.find('/') != std::string::npos && id.find(':') == std::string::npos) shown.properties["series"] = series;
  }
  if (shown.labels.contains("Voice") && std::find(std::begin(sizes), std::end(sizes), name) != std::end(sizes))
    shown.properties["size"] = name;
  shown.properties["id"] = id;
  shown.properties["name"] = name;
  if (!name_en.empty()) shown.properties["name_en"] = name_en;
  shown.properties["aliases"] = aliases_beside(sayings, {name, name_en});
  return shown;
}

std::map<std::string, Value> show_edge(std::span<const Testimony> testimonies) {
  std::map<std::string, Value> properties;
  Attributes attributes;
  std::set<std::string> documents, dates;
  std::int64_t count = 0;
  double confidence = 0;
  for (const Testimony& testimony : testimonies) {
    confidence = std::max(confidence, testimony.confidence);
    for (const auto& [key, values] : testimony.attributes) attributes[key].insert(values.begin(), values.end());
    for (const Passage& passage : testimony.passages) {
      count += static_cast<std::int64_t>(passage.lines.size());
      documents.insert(passage.document);
      if (!passage.date.empty()) dates.insert(passage.date);
    }
  }
  for (const auto& [key, values] : attributes) properties[key] = one_or_list(key, values);
  properties["count"] = count;
  properties["documents"] = static_cast<std::int64_t>(documents.size());
  properties["confidence"] = confidence;
  if (dates.empty()) return properties;
  properties["first_date"] = show_date(*dates.begin());
  properties["last_date"] = show_date(*dates.rbegin());
  return properties;
}

}  // namespace treatygraph

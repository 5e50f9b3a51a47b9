#include "extract/lexicon/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "extract/base/text.h"
#include "extract/lexicon/forms.h"
#include "extract/lexicon/json_lines.h"

namespace treatygraph {
namespace {

constexpr std::string_view adjectives = "adjectives_";  // adjectives_fr: …

struct UseName {
  std::string_view name;
  NameUse use;
};
constexpr UseName uses[] = {
    {"plain", NameUse::plain}, {"generic", NameUse::generic}, {"block", NameUse::block}, {"context", NameUse::context}};

class SourceReader {
 public:
  LexiconSource run(const std::vector<DataFile>& files) {
    for (const DataFile& file : files) read_file(file);
    return std::move(source_);
  }

 private:
  [[noreturn]] void fail(const Json& value, const std::string& what) const {
    throw Error(Trouble::bad_input, what, place_in(file_, value),
                "the format is described in extract/lexicon/README.md");
  }

  void read_file(const DataFile& file) {
    file_ = file.name;
    if (const auto bad = first_bad_utf8(file.bytes))
      throw Error(Trouble::bad_input, fmt::format("byte {} is not UTF-8", *bad), {file_});
    const Json root = parse_json(file.bytes, file_);
    if (root.type != Json::Type::object) fail(root, "expected an object with \"entries\" or \"groups\"");
    const Json *entries = root.find("entries"), *groups = root.find("groups");
    if (entries == nullptr && groups == nullptr) fail(root, "neither \"entries\" nor \"groups\" in the file");
    if (entries != nullptr) {
      for (const Json& entry : list(*entries, "entries")) read_entry(entry);
    }
    if (groups != nullptr) read_groups(*groups);
  }

  const std::vector<Json>& list(const Json& value, std::string_view what) const {
    if (value.type != Json::Type::list) fail(value, fmt::format("\"{}\" must be a list", what));
    return value.items;
  }

  const std::string& text(const Json& value, std::string_view what) const {
    if (value.type != Json::Type::text || value.text.empty())
      fail(value, fmt::format("\"{}\" must be a text that is not empty", what));
    return value.text;
  }

  [[nodiscard]] bool truth(const Json& value, std::string_view what) const {
    if (value.type != Json::Type::boolean) fail(value, fmt::format("\"{}\" must be true or false", what));
    return value.text == "true";
  }

  void read_entry(const Json& value) {
    if (value.type != Json::Type::object) fail(value, "an entry must be an object");
    EntrySource entry;
    entry.place = place_in(file_, value);
    const Json *kind = value.find("kind"), *id = value.find("id"), *names = value.find("names"),
               *forms = value.find("forms"), *replace = value.find("replace"), *without = value.find("without");
    if (kind == nullptr) fail(value, "an entry needs a \"kind\"");
    const bool block = text(*kind, "kind") == "Block";
    if (!block && !facts::parse(kind->text, entry.kind))
      fail(*kind, fmt::format("\"{}\" is no kind that is known: State, Territory, Organisation, Instrument, Offence, "
                              "Meeting, Document or Block",
                              kind->text));
    if (!block && id == nullptr) fail(value, "an entry needs an \"id\"");
    if (id != nullptr) {
      entry.id = text(*id, "id");
      if (entry.id.find_first_of(" \t\n\r") != std::string::npos) fail(*id, "an \"id\" has no blanks");
    }
    if (replace != nullptr) entry.replaces = truth(*replace, "replace");
    if (without != nullptr) {
      for (const Json& name : list(*without, "without"))
        entry.without.push_back({text(name, "without"), place_in(file_, name)});
    }
    if (names == nullptr && forms == nullptr && without == nullptr)
      fail(value, fmt::format("entry \"{}\" has neither names nor forms", entry.id));
    check_new(value, entry);
    const auto index = static_cast<std::uint32_t>(source_.entries.size());
    source_.entries.push_back(std::move(entry));
    if (names != nullptr) read_names(*names, index, false);
    if (forms != nullptr) read_names(*forms, index, true);
    for (const auto& [key, attribute] : value.members) {
      const bool own =
          key == "kind" || key == "id" || key == "names" || key == "forms" || key == "replace" || key == "without";
      if (key.rfind(adjectives, 0) == 0)
        read_adjectives(attribute, key.substr(adjectives.size()), index);
      else if (!own)
        source_.entries[index].attributes[key] = attribute_text(attribute, key);
    }
  }

  void read_adjectives(const Json& value, const std::string& language, std::uint32_t entry) {
    check_language(value, language);
    FormSource form;
    form.entry = entry;
    form.use = NameUse::adjective;
    form.language = language;
    form.place = place_in(file_, value);
    form.text = text(value, language);
    for (std::string& reading : expand(form.text, form.place)) {  // Spanish "china" is a name as well
      if (!is_name(entry, reading)) form.readings.push_back(std::move(reading));
    }
    source_.forms.push_back(std::move(form));
  }

  [[nodiscard]] bool is_name(std::uint32_t entry, const std::string& reading) const {
    const std::string folded = fold_name(reading);
    for (auto form = source_.forms.rbegin(); form != source_.forms.rend() && form->entry == entry; ++form) {
      const auto same = [&](const std::string& name) { return fold_name(name) == folded; };
      const bool names_it = form->use == NameUse::plain;
      if (names_it && std::any_of(form->readings.begin(), form->readings.end(), same)) return true;
    }
    return false;
  }

  void check_new(const Json& value, const EntrySource& entry) {
    if (entry.id.empty()) return;
    const auto [first, is_new] = seen_.try_emplace({entry.kind, entry.id}, entry.place);
    if (!is_new)
      fail(value, fmt::format("\"{}\" is given a second time; the first is at {}:{}", entry.id, first->second.file,
                              first->second.line));
  }

  std::string attribute_text(const Json& value, const std::string& key) const {
    if (value.type == Json::Type::object)
      fail(value, fmt::format("\"{}\" must be a text, a number or a list of texts", key));
    if (value.type != Json::Type::list) return value.text;
    std::string joined;
    for (const Json& item : value.items) joined += (joined.empty() ? "" : " ") + text(item, key);
    return joined;
  }

  void read_names(const Json& by_language, std::uint32_t entry, bool are_forms) {
    if (by_language.type != Json::Type::object)
      fail(by_language, "names are given by language: {\"zh\": […], \"en\": […]}");
    for (const auto& [language, names] : by_language.members) {
      check_language(names, language);
      for (const Json& name : list(names, language)) read_name(name, language, entry, are_forms);
    }
  }

  void check_language(const Json& value, const std::string& language) const {
    const bool known = std::find(std::begin(languages), std::end(languages), language) != std::end(languages);
    if (!known) fail(value, fmt::format("\"{}\" is none of zh, en, fr, es, ru, ar", language));
  }

  void read_name(const Json& name, const std::string& language, std::uint32_t entry, bool is_form) {
    FormSource form;
    form.entry = entry;
    form.language = language;
    form.place = place_in(file_, name);
    if (name.type == Json::Type::object) {
      read_name_object(name, form);
    } else {
      form.text = text(name, language);
    }
    EntrySource& owner = source_.entries[entry];
    if (owner.kind == facts::Kind{}) form.use = NameUse::block;
    form.readings = is_form ? expand(form.text, form.place) : std::vector<std::string>{form.text};
    for (const std::string& reading : form.readings) {
      if (fold_name(reading).empty()) fail(name, fmt::format("\"{}\" holds no character that can be matched", reading));
    }
    if (!is_form) owner.names[language].push_back(form.text);
    source_.forms.push_back(std::move(form));
  }

  void read_name_object(const Json& name, FormSource& form) const {
    for (const auto& [key, value] : name.members) {
      if (key == "text") {
        form.text = text(value, key);
      } else if (key == "case") {
        form.match_case = value.text == "true";
      } else if (key == "use") {
        form.use = use_of(value);
      } else if (key == "near") {
        for (const Json& id : list(value, key)) form.near.push_back(text(id, key));
      } else if (key != "note") {
        fail(value, fmt::format("\"{}\" is none of text, case, use, near, note", key));
      }
    }
    if (form.text.empty()) fail(name, "a name needs a \"text\"");
    if ((form.use == NameUse::context) == form.near.empty())
      fail(name, "\"near\" belongs to \"use\": \"context\", and the other way round");
  }

  NameUse use_of(const Json& value) const {
    const auto* row =
        std::find_if(std::begin(uses), std::end(uses), [&](const UseName& u) { return u.name == value.text; });
    if (row == std::end(uses)) fail(value, fmt::format("\"{}\" is none of plain, generic, block, context", value.text));
    return row->use;
  }

  void read_groups(const Json& groups) {
    if (groups.type != Json::Type::object) fail(groups, "\"groups\" must be an object: {\"recalls\": [\"根据\", …]}");
    for (const auto& [group, words] : groups.members) {
      for (const Json& word : list(words, group)) read_cue(word, group);
    }
  }

  void read_cue(const Json& word, const std::string& group) {
    CueSource cue;
    cue.group = group;
    if (word.type != Json::Type::object) {
      cue.readings = {text(word, group)};
    } else {
      for (const auto& [key, value] : word.members) {
        if (key == "text") {
          cue.readings = {text(value, key)};
        } else if (key == "form") {
          cue.readings = expand(text(value, key), place_in(file_, value));
        } else if (key == "value") {
          cue.value = text(value, key);
        } else if (key == "case") {
          cue.match_case = value.text == "true";
        } else if (key != "note") {
          fail(value, fmt::format("\"{}\" is none of text, form, value, case, note", key));
        }
      }
    }
    if (cue.readings.empty()) fail(word, "a cue needs a \"text\" or a \"form\"");
    source_.cues.push_back(std::move(cue));
  }

  std::string file_;
  LexiconSource source_;
  std::map<std::pair<facts::Kind, std::string>, Place> seen_;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

LexiconSource read_source(const std::vector<DataFile>& files) { return SourceReader().run(files); }

std::vector<std::string> warnings(const LexiconSource& source) {
  std::vector<std::string> out;
  std::set<std::string> ids;
  for (const EntrySource& entry : source.entries) ids.insert(entry.id);
  const auto check = [&](const Place& place, const std::string& id, std::string_view key) {
    if (!ids.contains(id))
      out.push_back(fmt::format("{}:{}: \"{}\" in \"{}\" is the id of no entry", place.file, place.line, id, key));
  };
  for (const EntrySource& entry : source.entries) {
    if (entry.replaces || !entry.without.empty())
      out.push_back(fmt::format("{}:{}: \"replace\" and \"without\" count in a user's file only", entry.place.file,
                                entry.place.line));
    for (const char* key : {"broader", "members", "parent"}) {
      const auto found = entry.attributes.find(key);
      if (found == entry.attributes.end()) continue;
      for (const std::string& id : words_of(found->second)) check(entry.place, id, key);
    }
  }
  std::map<std::string, const FormSource*> first;
  for (const FormSource& form : source.forms) {
    for (const std::string& id : form.near) check(form.place, id, "near");
    for (const std::string& reading : form.readings) {
      const auto [before, is_new] = first.try_emplace(fold_name(reading), &form);
      const bool names_it = form.use != NameUse::block && form.use != NameUse::adjective;
      const bool other = !is_new && before->second->entry != form.entry && names_it;
      if (other)
        out.push_back(fmt::format("{}:{}: \"{}\" also names \"{}\" ({}:{})", form.place.file, form.place.line, reading,
                                  source.entries[before->second->entry].id, before->second->place.file,
                                  before->second->place.line));
    }
  }
  return out;
}

}  // namespace treatygraph

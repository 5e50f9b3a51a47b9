// Users' files laid over a compiled table.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "extract/base/text.h"
#include "extract/lexicon/tables.h"

namespace treatygraph {
namespace {

bool takes_away(const EntrySource& entry, std::string_view name) {
  return entry.replaces || std::any_of(entry.without.begin(), entry.without.end(), [&](const TakenName& taken) {
           return fold_name(taken.text) == fold_name(name);
         });
}

bool is_block(const EntrySource& entry) { return entry.kind == facts::Kind{}; }

std::string called(const EntrySource& entry) {
  return is_block(entry) ? "Block" : fmt::format("{} \"{}\"", facts::name(entry.kind), entry.id);
}

// ---- a file over the files before it ----

void drop_names(LexiconSource& source, std::uint32_t index, const EntrySource& by) {
  for (auto& [language, names] : source.entries[index].names)
    std::erase_if(names, [&](const std::string& name) { return takes_away(by, name); });
  for (FormSource& form : source.forms) {
    if (form.entry == index)
      std::erase_if(form.readings, [&](const std::string& reading) { return takes_away(by, reading); });
  }
  std::erase_if(source.forms, [](const FormSource& form) { return form.readings.empty(); });
}

void complete(EntrySource& below, const EntrySource& above) {
  for (const auto& [language, names] : above.names) {
    auto& known = below.names[language];
    known.insert(known.end(), names.begin(), names.end());
  }
  for (const auto& [key, value] : above.attributes) below.attributes[key] = value;
  below.replaces = below.replaces || above.replaces;
  below.without.insert(below.without.end(), above.without.begin(), above.without.end());
}

void lay_over(LexiconSource& source, LexiconSource file) {
  std::vector<std::uint32_t> place;  // of the file's entries in the source
  for (EntrySource& entry : file.entries) {
    const auto same = std::find_if(source.entries.begin(), source.entries.end(), [&](const EntrySource& known) {
      return !is_block(entry) && known.kind == entry.kind && known.id == entry.id;
    });
    place.push_back(static_cast<std::uint32_t>(same - source.entries.begin()));
    if (same == source.entries.end()) {
      source.entries.push_back(std::move(entry));
      continue;
    }
    drop_names(source, place.back(), entry);
    complete(*same, entry);
  }
  for (FormSource& form : file.forms) {
    form.entry = place[form.entry];
    source.forms.push_back(std::move(form));
  }
  source.cues.insert(source.cues.end(), std::make_move_iterator(file.cues.begin()),
                     std::make_move_iterator(file.cues.end()));
}

// ---- over the built-in names ----

std::vector<std::string> names_of(const Entry& entry) {
  std::vector<std::string> all;
  for (const std::string_view language : languages) {
    for (const std::string_view name : entry.names(language)) all.emplace_back(name);
  }
  return all;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  const auto near = nearest(word, known);
  return near ? fmt::format("did you mean \"{}\"?", *near) : "";
}

// What is taken away must be there: a slip would change nothing and say nothing.
class Below {
 public:
  explicit Below(const Lexicon& base) : base_(base) {}

  void require(const EntrySource& entry) const {
    if (!entry.replaces && entry.without.empty()) return;
    const auto found = is_block(entry) ? std::nullopt : base_.find(entry.kind, entry.id);
    if (!found && !is_block(entry) && !is_named_before(entry)) throw unknown(entry);
    for (const TakenName& name : entry.without) require(name, entry, found);
  }
  void add(const EntrySource& entry) { before_.push_back(&entry); }

 private:
  [[nodiscard]] Error unknown(const EntrySource& entry) const {
    std::vector<std::string> ids;
    for (EntryIndex i = 0; i < base_.size(); ++i) {
      if (base_.entry(i).kind == entry.kind) ids.emplace_back(base_.entry(i).id);
    }
    const std::string advice = did_you_mean(entry.id, ids);
    return {Trouble::bad_input, fmt::format("there is no {} to take names away from", called(entry)), entry.place,
            advice.empty() ? "leave out \"replace\" and \"without\" for an entry of your own" : advice};
  }

  void require(const TakenName& name, const EntrySource& entry, const std::optional<EntryIndex>& found) const {
    for (const NameHit& hit : base_.find_names(name.text)) {
      const bool whole =
          fold_name(std::string_view(name.text).substr(hit.begin, hit.end - hit.begin)) == fold_name(name.text);
      if (whole && (found ? hit.entry == *found : hit.use == NameUse::block && is_block(entry))) return;
    }
    if (is_named_before(entry)) return;  // by a file before: drop_names() looked
    const std::string advice = found ? did_you_mean(name.text, names_of(base_.entry(*found))) : "";
    throw Error(Trouble::bad_input, fmt::format("\"{}\" is no name of {}", name.text, called(entry)), name.place,
                advice.empty() ? "write the name as the lexicon has it; 'treatygraph explain' shows it" : advice);
  }

  [[nodiscard]] bool is_named_before(const EntrySource& entry) const {
    return std::any_of(before_.begin(), before_.end(), [&](const EntrySource* other) {
      return other->kind == entry.kind && other->id == entry.id && !is_block(entry);
    });
  }

  const Lexicon& base_;
  std::vector<const EntrySource*> before_;  // of the files before
};

// What the base knows of an entry and the files do not say stays.
void inherit(LexiconSource& source, const Lexicon& base) {
  for (EntrySource& entry : source.entries) {
    const auto found = is_block(entry) ? std::nullopt : base.find(entry.kind, entry.id);
    if (!found) continue;
    const Entry below = base.entry(*found);
    for (const std::string_view language : languages) {
      std::vector<std::string> names;  // the main one stays the main one
      for (const std::string_view name : below.names(language)) {
        if (!takes_away(entry, name)) names.emplace_back(name);
      }
      std::vector<std::string>& own = entry.names[std::string(language)];
      own.insert(own.begin(), names.begin(), names.end());
    }
    for (const auto& [key, value] : below.attributes()) entry.attributes.try_emplace(std::string(key), value);
  }
}

}  // namespace

std::shared_ptr<const Lexicon> laid_over(std::span<const std::byte> base, const std::vector<DataFile>& files) {
  const std::unique_ptr<const Lexicon> below = lexicon_of(base);
  std::vector<LexiconSource> sources;
  sources.reserve(files.size());
  for (const DataFile& file : files) sources.push_back(read_source({file}));
  Below known(*below);
  for (const LexiconSource& source : sources) {
    for (const EntrySource& entry : source.entries) known.require(entry);
    for (const EntrySource& entry : source.entries) known.add(entry);
  }
  LexiconSource all;
  for (const LexiconSource& source : sources) lay_over(all, source);
  inherit(all, *below);
  return lexicon_of(base, all);
}

std::vector<DataFile> read_files(const std::vector<std::string>& paths) {
  std::vector<DataFile> files;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
      throw Error(Trouble::not_found, "the lexicon file cannot be opened", {path},
                  "give the path of a JSON file as extract/lexicon/README.md describes it");
    files.push_back({path, {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()}});
  }
  return files;
}

}  // namespace treatygraph

#include "extract/lexicon/lexicon.h"

#include <algorithm>
#include <cassert>

#include "extract/base/sha256.h"
#include "extract/base/text.h"
#include "extract/lexicon/tables.h"

namespace treatygraph {
namespace {

table::View view_of(const void* header) {
  const auto* bytes = static_cast<const std::byte*>(header);
  return table::View({bytes, static_cast<const table::Header*>(header)->size});
}

std::span<const table::NameRow> names_of(const Entry& entry) {
  const table::View view = view_of(entry.table);
  const table::Extent extent = view.rows<table::EntryRow>(table::entries)[entry.index].names;
  return view.rows<table::NameRow>(table::names).subspan(extent.begin, extent.count);
}

// One or two tables as a lexicon: the second is laid over the first.
class Tables final : public Lexicon {
 public:
  explicit Tables(std::span<const std::byte> base) { add(table::View(base)); }

  Tables(std::span<const std::byte> base, const LexiconSource& over) : owned_(table::build_table(over)) {
    add(table::View(base));
    add(table::View(owned_));
    hide_overlaid();
    strike(over);
    hash_ = sha256_hex(std::string(hash_of(0)) + std::string(hash_of(1)) + taken_away(over));
  }

  [[nodiscard]] std::size_t size() const override { return visible_.size(); }
  [[nodiscard]] std::string_view hash() const override { return hash_; }

  [[nodiscard]] Entry entry(EntryIndex index) const override {
    assert(index < visible_.size());
    index = visible_[index];
    const std::size_t layer = index < layers_.back().first_entry ? 0 : layers_.size() - 1;
    const table::View& view = layers_[layer].view;
    const EntryIndex row = index - layers_[layer].first_entry;
    const table::EntryRow& found = view.rows<table::EntryRow>(table::entries)[row];
    return {static_cast<facts::Kind>(found.kind), view.text(found.id), &view.header(), row};
  }

  [[nodiscard]] std::optional<EntryIndex> find(facts::Kind kind, std::string_view id) const override {
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
      if (const auto row = find_in(layer->view, kind, id)) return layer->first_entry + *row;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string_view form_text(std::uint32_t form) const override {
    const Layer& layer = layer_of_form(form);
    return layer.view.text(layer.view.rows<table::FormRow>(table::forms)[form - layer.first_form].text);
  }

  [[nodiscard]] std::vector<std::string_view> form_near(std::uint32_t form) const override {
    const Layer& layer = layer_of_form(form);
    const table::Extent near = layer.view.rows<table::FormRow>(table::forms)[form - layer.first_form].near;
    std::vector<std::string_view> ids;
    for (const table::Text& id : layer.view.rows<table::Text>(table::ids).subspan(near.begin, near.count))
      ids.push_back(layer.view.text(id));
    return ids;
  }

  [[nodiscard]] bool is_users(std::uint32_t form) const override {
    return layers_.size() > 1 && form >= layers_.back().first_form;
  }

  [[nodiscard]] std::vector<NameHit> find_names(std::string_view text) const override {
    return to_names(find_longest(text, name_automata_));
  }

  [[nodiscard]] std::vector<CueHit> find_cues(std::string_view text) const override {
    return to_cues(find_all(text, cue_automata_));
  }

  [[nodiscard]] NamesAndCues find_words(std::string_view text) const override {
    const BothHits hits = find_both(text, name_automata_, cue_automata_);
    return {to_names(hits.longest), to_cues(hits.all)};
  }

  [[nodiscard]] std::vector<CueHit> find_fillers(std::string_view text) const override {
    return to_cues(find_all(text, filler_automata_));
  }

 private:
  struct Layer {
    table::View view;
    EntryIndex first_entry;
    std::uint32_t first_form;
    const table::CueRow* cues;
    const char* pool;
  };

  void add(table::View view) {
    const auto first_entry = static_cast<EntryIndex>(visible_.size());
    const std::uint32_t first_form =
        layers_.empty() ? 0 : static_cast<std::uint32_t>(layers_[0].view.rows<table::FormRow>(table::forms).size());
    const std::size_t count = view.rows<table::EntryRow>(table::entries).size();
    for (std::size_t i = 0; i < count; ++i) visible_.push_back(first_entry + static_cast<EntryIndex>(i));
    layers_.push_back({view, first_entry, first_form, view.rows<table::CueRow>(table::cues).data(), view.pool_begin()});
    name_automata_.push_back(Automaton::names(view));
    cue_automata_.push_back(Automaton::cues(view));
    filler_automata_.push_back(Automaton::fillers(view));
    hash_ = hash_of(layers_.size() - 1);
  }

  [[nodiscard]] std::string_view hash_of(std::size_t layer) const {
    const table::Header& header = layers_[layer].view.header();
    return {header.hash, sizeof header.hash};
  }

  // An entry of the first table that the second one has too gives way to it.
  void hide_overlaid() {
    for (EntryIndex i = 0; i < layers_[1].first_entry; ++i) {
      const Entry below = entry(i);
      if (below.kind == facts::Kind{}) continue;
      if (const auto row = find_in(layers_[1].view, below.kind, below.id)) visible_[i] = layers_[1].first_entry + *row;
    }
  }

  // Names of the first table that the second one takes away.
  void strike(const LexiconSource& over) {
    std::map<std::pair<std::uint32_t, std::string_view>, const EntrySource*> takers;
    for (const EntrySource& entry : over.entries) {
      if (entry.replaces || !entry.without.empty()) takers[{static_cast<std::uint32_t>(entry.kind), entry.id}] = &entry;
    }
    if (takers.empty()) return;
    const table::View& view = layers_[0].view;
    const auto forms = view.rows<table::FormRow>(table::forms);
    struck_.items.resize(forms.size());
    for (std::uint32_t i = 0; i < forms.size(); ++i) {
      const table::EntryRow& entry = view.rows<table::EntryRow>(table::entries)[forms[i].entry];
      const auto taker = takers.find({entry.kind, view.text(entry.id)});
      if (taker == takers.end()) continue;
      struck_.items[i] = taker->second->replaces;
      for (const TakenName& name : taker->second->without) struck_.words[i].insert(fold_name(name.text));
    }
    name_automata_[0].struck = &struck_;
  }

  static std::string taken_away(const LexiconSource& over) {
    std::string all;
    for (const EntrySource& entry : over.entries) {
      all += entry.replaces ? "\n=" + entry.id : "";
      for (const TakenName& name : entry.without) all += "\n" + entry.id + "-" + name.text;
    }
    return all;
  }

  static std::optional<EntryIndex> find_in(const table::View& view, facts::Kind kind, std::string_view id) {
    auto rows = view.rows<table::EntryRow>(table::entries);
    rows = rows.first(rows.size() - view.header().block_entries);
    const auto less = [&](const table::EntryRow& row, const auto& wanted) {
      return std::pair(row.kind, view.text(row.id)) < wanted;
    };
    const auto wanted = std::pair(static_cast<std::uint32_t>(kind), id);
    const auto found = std::lower_bound(rows.begin(), rows.end(), wanted, less);
    if (found == rows.end() || found->kind != wanted.first || view.text(found->id) != id) return std::nullopt;
    return static_cast<EntryIndex>(found - rows.begin());
  }

  [[nodiscard]] const Layer& layer_of_form(std::uint32_t form) const {
    return form < layers_.back().first_form ? layers_.front() : layers_.back();
  }

  [[nodiscard]] NameHit to_name(const WordHit& hit) const {
    const Layer& layer = layers_[hit.table];
    const table::FormRow& form = layer.view.rows<table::FormRow>(table::forms)[hit.item];
    return {hit.begin,
            hit.end,
            visible_[layer.first_entry + form.entry],
            static_cast<NameUse>(form.use),
            layer.view.text(form.language),
            layer.first_form + hit.item};
  }

  [[nodiscard]] std::vector<NameHit> to_names(std::span<const WordHit> hits) const {
    std::vector<NameHit> out;
    std::size_t group = 0;  // where the hits at the same place begin
    out.reserve(hits.size());
    for (const WordHit& hit : hits) {
      if (!out.empty() && out.back().begin != hit.begin) group = out.size();
      add_hit(out, group, to_name(hit));
    }
    return out;
  }

  [[nodiscard]] std::vector<CueHit> to_cues(std::span<const WordHit> hits) const {
    std::vector<CueHit> out;
    out.reserve(hits.size());
    for (const WordHit& hit : hits) {
      const Layer& layer = layers_[hit.table];
      const table::CueRow& row = layer.cues[hit.item];
      const auto text = [&](const table::Text& at) { return std::string_view(layer.pool + at.offset, at.size); };
      out.push_back({hit.begin, hit.end, {text(row.group), row.group_hash}, text(row.value)});
    }
    return out;
  }

  // An entry is told once a place, by its strongest use.
  static void add_hit(std::vector<NameHit>& out, std::size_t group, const NameHit& hit) {
    static constexpr int strength[] = {4, 1, 3, 0, 2};  // plain, generic, block, context, adjective
    static_assert(std::size(strength) == static_cast<std::size_t>(NameUse::adjective) + 1);
    const auto strength_of = [&](NameUse use) { return strength[static_cast<std::size_t>(use)]; };
    for (std::size_t i = group; i < out.size(); ++i) {
      if (out[i].entry != hit.entry) continue;
      if (strength_of(hit.use) > strength_of(out[i].use)) out[i] = hit;
      return;
    }
    out.push_back(hit);
  }

  std::vector<std::byte> owned_;
  std::vector<Layer> layers_;
  std::vector<EntryIndex> visible_;  // what an index stands for: itself, or the entry laid over it
  std::vector<Automaton> name_automata_, cue_automata_, filler_automata_;
  Struck struck_;
  std::string hash_;
};

}  // namespace

std::string_view Entry::name(std::string_view language) const {
  const table::View view = view_of(table);
  for (const table::NameRow& row : names_of(*this)) {
    if (view.text(row.language) == language) return view.text(row.text);
  }
  return {};
}

std::vector<std::string_view> Entry::names(std::string_view language) const {
  const table::View view = view_of(table);
  std::vector<std::string_view> out;
  for (const table::NameRow& row : names_of(*this)) {
    if (view.text(row.language) == language) out.push_back(view.text(row.text));
  }
  return out;
}

std::string_view Entry::attribute(std::string_view key) const {
  const table::View view = view_of(table);
  const table::Extent extent = view.rows<table::EntryRow>(table::entries)[index].attributes;
  for (const table::AttributeRow& row :
       view.rows<table::AttributeRow>(table::attributes).subspan(extent.begin, extent.count)) {
    if (view.text(row.key) == key) return view.text(row.value);
  }
  return {};
}

std::vector<std::pair<std::string_view, std::string_view>> Entry::attributes() const {
  const table::View view = view_of(table);
  const table::Extent extent = view.rows<table::EntryRow>(table::entries)[index].attributes;
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (const table::AttributeRow& row :
       view.rows<table::AttributeRow>(table::attributes).subspan(extent.begin, extent.count))
    out.emplace_back(view.text(row.key), view.text(row.value));
  return out;
}

void blank_out_fillers(const Lexicon& lexicon, CueGroup group, std::string& text) {
  for (const CueHit& filler : lexicon.find_fillers(text)) {
    if (filler.group == group) std::fill(text.begin() + filler.begin, text.begin() + filler.end, ' ');
  }
}

std::unique_ptr<const Lexicon> lexicon_of(std::span<const std::byte> table) { return std::make_unique<Tables>(table); }

std::shared_ptr<const Lexicon> lexicon_of(std::span<const std::byte> table, const LexiconSource& over) {
  return std::make_shared<Tables>(table, over);
}

}  // namespace treatygraph

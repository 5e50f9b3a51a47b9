#include "exports/looks.h"

#include <fmt/format.h>

#include <algorithm>

#include "exports/escape.h"
#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

struct KindLook {
  std::string_view kind;
  std::array<int, 3> colour;
  double size;
};

// Of a node with several of these labels the first row counts.
constexpr KindLook kinds[] = {
    {"State", {31, 119, 180}, 18},     {"Territory", {140, 190, 225}, 14}, {"Organisation", {44, 160, 44}, 16},
    {"Instrument", {214, 39, 40}, 20}, {"Resolution", {255, 127, 14}, 16}, {"Document", {127, 127, 127}, 12},
    {"Provision", {255, 187, 120}, 8}, {"Offence", {148, 103, 189}, 14},   {"Person", {227, 119, 194}, 10},
    {"Meeting", {188, 189, 34}, 14},   {"Voice", {196, 156, 148}, 8},
};
// For labels of the user's own, by a hash of the name: the same in every export.
constexpr std::array<int, 3> other_colours[] = {{23, 190, 207},  {140, 86, 75}, {158, 218, 229}, {152, 223, 138},
                                                {199, 199, 199}, {57, 59, 121}, {99, 121, 57},   {140, 109, 49}};
constexpr double other_size = 12;

std::uint32_t stable_hash(std::string_view text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

KindLook look_of_kind(const std::vector<std::string>& labels) {
  for (const KindLook& look : kinds)
    if (std::binary_search(labels.begin(), labels.end(), look.kind)) return look;
  if (labels.empty()) return {"", {127, 127, 127}, other_size};
  return {labels.front(), other_colours[stable_hash(labels.front()) % std::size(other_colours)], other_size};
}

std::string shown_label(const ExportView& view, const ExportView::Node& node, const ExportOptions& options) {
  const Graph& graph = view.graph();
  for (const std::string_view key :
       {std::string_view(options.label_language), std::string_view("name"), std::string_view("title")}) {
    const auto code = graph.code(Vocabulary::key, key);
    const Value value = code ? graph.node_property(node.node, *code) : Value();
    if (value.is_null()) continue;
    std::string text = xml_legal(one_line(to_text(value)));
    if (!text.empty()) return text;
  }
  return one_line(node.id);
}

}  // namespace

Look look_of(const ExportView& view, const ExportView::Node& node, const ExportOptions& options) {
  const std::vector<std::string> labels = label_names(view.graph(), node.node);
  const KindLook kind = look_of_kind(labels);
  return {std::string(kind.kind), fmt::format("{}", fmt::join(labels, ";")), shown_label(view, node, options),
          kind.colour, kind.size};
}

std::int64_t weight_of(const Graph& graph, EdgeId edge) {
  const auto key = graph.code(Vocabulary::key, "count");
  const Value count = key ? graph.edge_property(edge, *key) : Value();
  return count.type() == Value::Type::integer && count.integer() > 0 ? count.integer() : 1;
}

std::string evidence_text(const Graph& graph, EdgeId edge) {
  std::string text;
  for (const Evidence& evidence : graph.evidence(edge)) {
    if (!text.empty()) text += " | ";
    text += evidence.document.empty() ? evidence.source : evidence.document;
    if (!evidence.section.empty()) text += " " + evidence.section;
    if (!evidence.paragraph.empty()) text += " " + evidence.paragraph;
    text += ": " + one_line(evidence.quote);
  }
  return text;
}

}  // namespace treatygraph

#include "extract/facts/facts.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>
#include <utility>

#include "extract/base/sort_big.h"
#include "extract/facts/views.h"

namespace treatygraph::facts {
namespace {

template <typename Value>
struct Name {
  Value value;
  std::string_view text;
};

constexpr Name<Kind> kinds[] = {{Kind::state, "State"},
                                {Kind::territory, "Territory"},
                                {Kind::organisation, "Organisation"},
                                {Kind::instrument, "Instrument"},
                                {Kind::resolution, "Resolution"},
                                {Kind::document, "Document"},
                                {Kind::provision, "Provision"},
                                {Kind::offence, "Offence"},
                                {Kind::person, "Person"},
                                {Kind::meeting, "Meeting"},
                                {Kind::voice, "Voice"}};

constexpr Name<Predicate> predicates[] = {{Predicate::cites, "CITES"},
                                          {Predicate::submitted, "SUBMITTED"},
                                          {Predicate::spoke_at, "SPOKE_AT"},
                                          {Predicate::attended_as, "ATTENDED_AS"},
                                          {Predicate::represents, "REPRESENTS"},
                                          {Predicate::proposes_offence, "PROPOSES_OFFENCE"},
                                          {Predicate::rejects_offence, "REJECTS_OFFENCE"},
                                          {Predicate::member_of, "MEMBER_OF"},
                                          {Predicate::hosted, "HOSTED"},
                                          {Predicate::adopted, "ADOPTED"},
                                          {Predicate::endorsed, "ENDORSED"},
                                          {Predicate::established, "ESTABLISHED"},
                                          {Predicate::requested, "REQUESTED"},
                                          {Predicate::mentions, "MENTIONS"},
                                          {Predicate::part_of, "PART_OF"},
                                          {Predicate::broader, "BROADER"},
                                          {Predicate::supports_new_instrument, "SUPPORTS_NEW_INSTRUMENT"},
                                          {Predicate::opposes_new_instrument, "OPPOSES_NEW_INSTRUMENT"}};

// The tables are by number, from 1 on.
template <typename Table>
constexpr bool is_by_number(const Table& table) {
  std::size_t number = 0;
  return std::all_of(std::begin(table), std::end(table),
                     [&](const auto& row) { return static_cast<std::size_t>(row.value) == ++number; });
}
static_assert(is_by_number(kinds) && is_by_number(predicates));

template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
  const auto row = static_cast<std::size_t>(value) - 1;
  assert(row < std::size(table));
  return row < std::size(table) ? table[row].text : std::string_view();
}

template <typename Table, typename Value>
bool parse_in(const Table& table, std::string_view text, Value& value) {
  const auto* row = std::find_if(std::begin(table), std::end(table), [&](const auto& r) { return r.text == text; });
  if (row == std::end(table)) return false;
  value = row->value;
  return true;
}

template <typename AnyMention>
auto mention_order(const AnyMention& m) {
  return std::tie(m.start, m.end, m.kind, m.id, m.text, m.doc, m.section, m.paragraph);
}
template <typename AnyRelation>
auto relation_order(const AnyRelation& r, const Attributes& attributes) {
  return std::tie(r.start, r.end, r.predicate, r.subject_kind, r.subject, r.object_kind, r.object, r.rule, r.quote,
                  r.doc, attributes);
}
auto order(const Entity& e) { return std::tie(e.kind, e.id, e.name, e.name_en, e.aliases); }
auto order(const Mention& m) { return mention_order(m); }
auto order(const MentionView& m) { return mention_order(m); }
auto order(const Reference& r) {
  return std::tie(r.start, r.end, r.kind, r.id, r.candidates, r.antecedent, r.text, r.doc);
}
auto order(const Relation& r) { return relation_order(r, r.attributes); }
auto order(const RelationView& r) { return relation_order(r, *r.attributes); }

template <typename Element>
void sort_list(std::vector<Element>& list) {
  list = sort_big(std::move(list), [](const Element& a, const Element& b) { return order(a) < order(b); });
}

}  // namespace

std::string_view name(Kind kind) noexcept { return name_in(kinds, kind); }
bool parse(std::string_view text, Kind& kind) noexcept { return parse_in(kinds, text, kind); }
std::string_view name(Predicate predicate) noexcept { return name_in(predicates, predicate); }
bool parse(std::string_view text, Predicate& predicate) noexcept { return parse_in(predicates, text, predicate); }

void sort(Paper& paper) {
  sort_list(paper.entities);
  sort_list(paper.mentions);
  sort_list(paper.references);
  sort_list(paper.relations);
}

void sort(std::vector<MentionView>& mentions) { sort_list(mentions); }
void sort(std::vector<Reference>& references) { sort_list(references); }
void sort(std::vector<RelationView>& relations) { sort_list(relations); }

Mention kept(const MentionView& m) {
  return {
      std::string(m.source),  std::string(m.doc),      m.start, m.end, std::string(m.text), m.kind, std::string(m.id),
      std::string(m.section), std::string(m.paragraph)};
}
Relation kept(const RelationView& r) {
  return {std::string(r.source),
          std::string(r.doc),
          r.start,
          r.end,
          std::string(r.text),
          std::string(r.quote),
          std::string(r.section),
          std::string(r.paragraph),
          std::string(r.subject),
          r.subject_kind,
          r.predicate,
          std::string(r.object),
          r.object_kind,
          std::string(r.rule),
          r.confidence,
          *r.attributes};
}

MentionView view(const Mention& m) {
  return {m.source, m.doc, m.start, m.end, m.text, m.kind, m.id, m.section, m.paragraph};
}
RelationView view(const Relation& r) {
  return {r.source,  r.doc,          r.start,     r.end,    r.text,        r.quote, r.section,    r.paragraph,
          r.subject, r.subject_kind, r.predicate, r.object, r.object_kind, r.rule,  r.confidence, &r.attributes};
}

}  // namespace treatygraph::facts

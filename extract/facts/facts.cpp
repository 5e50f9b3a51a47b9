#include "extract/facts/facts.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>
#include <utility>

#include "extract/base/sort_big.h"

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

template <typename Table, typename Value>
std::string_view name_in(const Table& table, Value value) {
  const auto* row = std::find_if(std::begin(table), std::end(table), [&](const auto& r) { return r.value == value; });
  assert(row != std::end(table));
  return row == std::end(table) ? std::string_view() : row->text;
}

template <typename Table, typename Value>
bool parse_in(const Table& table, std::string_view text, Value& value) {
  const auto* row = std::find_if(std::begin(table), std::end(table), [&](const auto& r) { return r.text == text; });
  if (row == std::end(table)) return false;
  value = row->value;
  return true;
}

auto order(const Entity& e) { return std::tie(e.kind, e.id, e.name, e.name_en, e.aliases); }
auto order(const Mention& m) { return std::tie(m.start, m.end, m.kind, m.id, m.text, m.doc, m.section, m.paragraph); }
auto order(const Reference& r) {
  return std::tie(r.start, r.end, r.kind, r.id, r.candidates, r.antecedent, r.text, r.doc);
}
auto order(const Relation& r) {
  return std::tie(r.start, r.end, r.predicate, r.subject_kind, r.subject, r.object_kind, r.object, r.rule, r.quote,
                  r.doc, r.attributes);
}

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

}  // namespace treatygraph::facts

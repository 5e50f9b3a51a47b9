#include "graph/knowledge/claims.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace treatygraph {
namespace {

using facts::Kind;
using facts::Predicate;

// Ids are views into the paper.
using Triple = std::tuple<std::string_view, Predicate, std::string_view>;
using Named = std::pair<std::string_view, Kind>;

struct Hash {
  static std::size_t mixed(std::size_t a, std::size_t b) { return (a ^ b) * 0x9E3779B97F4A7C15U; }
  std::size_t operator()(const Named& named) const {
    return mixed(std::hash<std::string_view>()(named.first), static_cast<std::size_t>(named.second));
  }
  std::size_t operator()(const Triple& triple) const {
    const std::hash<std::string_view> hash;
    const std::size_t start = mixed(hash(std::get<0>(triple)), static_cast<std::size_t>(std::get<1>(triple)));
    return mixed(start, hash(std::get<2>(triple)));
  }
};

// Collects claims without saying anything twice.
class Collector {
 public:
  explicit Collector(const facts::Paper& paper) : paper_(paper) {
    for (const facts::Relation& relation : paper.relations) note_part(relation);
  }

  Claims collect() {
    for (const facts::Entity& entity : paper_.entities)
      add_node(entity.id, {entity.kind, entity.name, entity.name_en, entity.aliases, {}}, true);
    add_document();
    for (std::size_t i = 0; i < paper_.relations.size(); ++i) add_relation(i);
    for (std::size_t i = 0; i < paper_.mentions.size(); ++i) add_mention(i);
    std::sort(result_.edges.begin(), result_.edges.end(), [](const EdgeClaim& a, const EdgeClaim& b) {
      return std::tie(a.subject, a.predicate, a.object) < std::tie(b.subject, b.predicate, b.object);
    });
    result_.sections = std::max<std::size_t>(1, parts_.size());
    return std::move(result_);
  }

 private:
  // A SUBMITTED line names the part that its section is.
  void note_part(const facts::Relation& relation) {
    const auto part = relation.attributes.find("part");
    if (relation.predicate != Predicate::submitted || part == relation.attributes.end() || part->second.empty()) return;
    const auto date = relation.attributes.find("date");
    const bool dated = date != relation.attributes.end() && !date->second.empty();
    parts_.emplace(part->second, dated ? date->second : paper_.document.date);
    if (!relation.section.empty()) part_of_section_.emplace(relation.section, part->second);
  }

  // `id` is the paper's.
  void add_node(std::string_view id, Saying saying, bool entity_line = false) {
    if (id.empty()) return;
    named_.emplace(id, saying.kind);
    result_.nodes.push_back({std::string(id), std::move(saying), entity_line});
  }
  // An end of an edge for which the paper has no entity line.
  void need_node(std::string_view id, Kind kind) {
    if (!named_.contains({id, kind})) add_node(id, {kind, {}, {}, {}, {}});
  }

  void add_document() {
    const facts::Document& document = paper_.document;
    Saying saying{Kind::document, {}, {}, {}, {{"ingested", "true"}}};
    if (!document.title.empty()) saying.facts["title"] = document.title;
    if (!document.date.empty()) saying.facts["date"] = document.date;
    if (!document.language.empty()) saying.facts["language"] = document.language;
    add_node(document.doc, std::move(saying));
  }

  static std::string_view part_of(const facts::Relation& relation) {
    const auto part = relation.attributes.find("part");
    return part == relation.attributes.end() ? std::string_view() : std::string_view(part->second);
  }

  // The document is the part where the line names one or stands in a part's section.
  struct Place {
    std::string_view document, date;
    std::uint64_t line;
  };
  Place place(std::string_view doc, std::string_view section, std::string_view part, std::uint64_t line) const {
    std::string_view document = doc.empty() ? std::string_view(paper_.document.doc) : doc;
    if (!part.empty()) {
      document = part;
    } else if (document == paper_.document.doc && !part_of_section_.empty()) {
      const auto of_section = part_of_section_.find(section);
      if (of_section != part_of_section_.end()) document = of_section->second;
    }
    const auto dated = parts_.find(document);
    return {document, dated == parts_.end() ? paper_.document.date : dated->second, line};
  }

  void add_edge(const Triple& triple, Proof proof, const Place& where, double confidence,
                const facts::Attributes& attributes) {
    const auto [edge, fresh] = edges_.try_emplace(triple, result_.edges.size());
    if (fresh)
      result_.edges.push_back(
          {std::string(std::get<0>(triple)), std::get<1>(triple), std::string(std::get<2>(triple)), {}});
    Testimony& testimony = result_.edges[edge->second].testimony;
    testimony.proof = proof;
    testimony.confidence = std::max(testimony.confidence, confidence);
    for (const auto& [key, value] : attributes)
      if (!value.empty()) testimony.attributes[key].insert(value);
    auto& passages = testimony.passages;
    const auto at = std::lower_bound(passages.begin(), passages.end(), where.document,
                                     [](const Passage& a, std::string_view document) { return a.document < document; });
    if (at != passages.end() && at->document == where.document)
      at->lines.push_back(where.line);
    else
      passages.insert(at, {std::string(where.document), std::string(where.date), {where.line}});
  }

  void add_relation(std::size_t line) {
    const facts::Relation& relation = paper_.relations[line];
    if (relation.subject.empty() || relation.object.empty()) return;
    need_node(relation.subject, relation.subject_kind);
    need_node(relation.object, relation.object_kind);
    const Place where = place(relation.doc, relation.section, part_of(relation), line);
    need_node(where.document, Kind::document);
    if (relation.predicate == Predicate::submitted) add_part(relation, where);
    const Triple triple{relation.subject, relation.predicate, relation.object};
    add_edge(triple, Proof::relations, where, relation.confidence, relation.attributes);
  }

  // The part is a Document of its own, PART_OF the compilation; the SUBMITTED line proves it unless a PART_OF line
  // does.
  void add_part(const facts::Relation& submitted, const Place& where) {
    const auto part = submitted.attributes.find("part");
    if (part == submitted.attributes.end() || part->second.empty() || part->second == submitted.object) return;
    Saying saying{Kind::document, {}, {}, {}, {}};
    if (!parts_[part->second].empty()) saying.facts["date"] = parts_[part->second];
    const auto language = submitted.attributes.find("lang");
    if (language != submitted.attributes.end()) saying.facts["original_language"] = language->second;
    add_node(part->second, std::move(saying));
    const Triple triple{part->second, Predicate::part_of, submitted.object};
    if (!said(triple)) add_edge(triple, Proof::relations, where, submitted.confidence, {});
  }

  bool said(const Triple& triple) const {
    return std::any_of(paper_.relations.begin(), paper_.relations.end(), [&](const facts::Relation& relation) {
      return triple == std::tie(relation.subject, relation.predicate, relation.object);
    });
  }

  void add_mention(std::size_t line) {
    const facts::Mention& mention = paper_.mentions[line];
    const std::string& document = mention.doc.empty() ? paper_.document.doc : mention.doc;
    if (mention.id.empty() || mention.id == document) return;
    need_node(mention.id, mention.kind);
    need_node(document, Kind::document);
    const Place where = place(mention.doc, mention.section, "", line);
    need_node(where.document, Kind::document);
    add_edge({document, Predicate::mentions, mention.id}, Proof::mentions, where, 1.0, {});
  }

  const facts::Paper& paper_;
  Claims result_;
  std::unordered_set<Named, Hash> named_;
  std::map<std::string_view, std::string_view> parts_;            // part → its date
  std::map<std::string_view, std::string_view> part_of_section_;  // heading → part
  std::unordered_map<Triple, std::size_t, Hash> edges_;           // → its place in the result
};

}  // namespace

Claims claims(const facts::Paper& paper) { return Collector(paper).collect(); }

}  // namespace treatygraph

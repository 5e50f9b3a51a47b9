// Claims: what a paper says of the graph, and what nodes and edges show when several papers have spoken. Pure
// functions: no store, no order of arrival. What a node or an edge shows depends on nothing but the set of what its
// sources say.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts/facts.h"
#include "graph/model/value.h"

namespace treatygraph {

// What one line of a source says of a node.
struct Saying {
  facts::Kind kind{};
  std::string name, name_en;
  std::vector<std::string> aliases;          // sorted
  std::map<std::string, std::string> facts;  // title, date, language, original_language, ingested
  bool operator==(const Saying&) const = default;
};
struct NodeClaim {
  std::string id;
  Saying saying;
  bool entity_line = false;  // made from an entity line of the facts, not from what else the paper says
};

// Where a source proves an edge: its relation lines, or for MENTIONS its mention lines, by their position in the Paper.
enum class Proof : std::uint8_t { relations = 0, mentions = 1 };  // numbers are on disk
struct Passage {
  std::string document;  // outer id of the document or of its part
  std::string date;
  std::vector<std::uint64_t> lines;  // ascending
  bool operator==(const Passage&) const = default;
};
using Attributes = std::map<std::string, std::set<std::string>>;
struct Testimony {  // all that one source says of an edge
  Proof proof{};
  std::vector<Passage> passages;  // by document
  double confidence = 0;
  Attributes attributes;
  bool operator==(const Testimony&) const = default;
};
struct EdgeClaim {
  std::string subject;
  facts::Predicate predicate{};
  std::string object;
  Testimony testimony;
};

struct Claims {
  std::vector<NodeClaim> nodes;  // every end of every edge is among them
  std::vector<EdgeClaim> edges;  // each (subject, predicate, object) once
  std::uint64_t sections = 1;    // parts of a compilation, else 1
};
[[nodiscard]] Claims claims(const facts::Paper& paper);

// What an extracted node shows. `language` is the database's.
struct Shown {
  std::set<std::string> labels;
  std::map<std::string, Value> properties;
};
[[nodiscard]] Shown show_node(const std::string& id, std::span<const Saying> sayings, std::string_view language);
// The names in `sayings` that are not one of `shown`: the aliases of a node that shows these names.
[[nodiscard]] Value aliases_beside(std::span<const Saying> sayings, const std::set<std::string>& shown);

// What an extracted edge shows: count, documents, first_date, last_date, confidence and the attributes of its evidence.
[[nodiscard]] std::map<std::string, Value> show_edge(std::span<const Testimony> testimonies);
// What is shown of what is said of one key, sorted and each once: the value if there is one, else the list; dates only
// where all are dates, as a list holds one type.
[[nodiscard]] Value show_values(std::string_view key, std::span<const std::string_view> values);
[[nodiscard]] Value show_date(std::string_view text);  // text where it is no full date

}  // namespace treatygraph

// Readied: a paper as the store takes it in, with all worked out that depends on the paper alone.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/store/records.h"

namespace treatygraph::store {

struct Readied {
  struct Saying {
    std::string bytes;  // encoded
    std::uint64_t hash = 0;
    bool entity_line = false;
  };
  struct Node {
    std::string id;
    std::vector<Saying> sayings;
  };
  struct Edge {
    std::size_t subject = 0, object = 0;  // in nodes
    facts::Predicate predicate{};
    Testimony testimony;
    std::vector<std::size_t> documents;  // in nodes, of the testimony's passages
  };
  struct Chunk {
    LineKind kind{};
    std::uint32_t number = 0;
    std::string bytes;
  };

  SourceRecord record;
  std::vector<Node> nodes;  // by id
  std::vector<Edge> edges;
  std::vector<Chunk> chunks;
};

// Throws Error(bad_input) for a paper without source or document.
[[nodiscard]] Readied make_ready(const facts::Paper& paper);
// The paper that was made ready.
[[nodiscard]] facts::Paper paper_of(const Readied& readied);

// How many chunks hold the lines of each kind.
[[nodiscard]] std::vector<std::pair<LineKind, std::uint32_t>> chunks_of(const SourceRecord& record);

}  // namespace treatygraph::store

// Estimates: what the planner believes of a graph: the counts that the graph keeps, and small samples where it keeps
// none (how many relationships a node of a label has, how many values a property takes). The same graph gives the same
// answers.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "graph/query/syntax.h"

namespace treatygraph::query {

class Estimates {
 public:
  Estimates(const Syntax& syntax, const Graph& graph) : syntax_(syntax), graph_(graph) {}

  // Relationships of one kind at one end, as a sample of nodes has them.
  struct Fan {
    double degree = 0;
    std::vector<NodeId> ends;  // some of the nodes at the other end
  };

  [[nodiscard]] std::optional<Code> code(WordId word) const;
  [[nodiscard]] double nodes() const;
  [[nodiscard]] double nodes(WordId label) const;  // no_word: all
  // At a node with the label (no_word: at any).
  [[nodiscard]] const Fan& fan(WordId label, Direction direction, const std::vector<WordId>& types);
  // Of the nodes that the fan leads to, those with the label.
  [[nodiscard]] double share_of_label(const Fan* fan, WordId label) const;
  // Of the nodes with the label, those whose property is one certain value.
  [[nodiscard]] double share_of_value(WordId label, WordId key);
  // Nodes that the index has for a value; nothing where none can answer.
  [[nodiscard]] std::optional<double> indexed(WordId key, const Value& value) const;

 private:
  [[nodiscard]] const std::vector<NodeId>& sample(WordId label);
  [[nodiscard]] Fan image_fan(const image::Image& image, WordId label, Direction direction, std::vector<Code> types);

  const Syntax& syntax_;
  const Graph& graph_;
  std::map<WordId, std::vector<NodeId>> samples_;
  std::map<std::tuple<WordId, Direction, std::vector<WordId>>, Fan> fans_;
  std::map<std::pair<WordId, WordId>, double> shares_;
};

}  // namespace treatygraph::query

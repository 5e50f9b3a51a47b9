// Columns: the properties of many elements as a table with typed columns. Private to exports/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph {

struct Column {
  Code key;
  std::string name;
  Value::Type type;  // of all values, or of all items; mixed numbers are real, anything else mixed is string
  bool list;         // all values are lists
  bool everywhere;   // every element has it
};

// Collects what values each key has.
class Survey {
 public:
  explicit Survey(const Graph& graph) : graph_(graph) {}
  void add(const Properties& properties);
  [[nodiscard]] std::vector<Column> columns() const;  // by name
  // Does this character stand in an item of any list.
  [[nodiscard]] bool in_lists(char character) const { return list_text_.find(character) != std::string::npos; }

 private:
  struct Seen {
    std::uint32_t types = 0, item_types = 0;  // a bit each
    std::size_t count = 0;
  };
  void note_item(Seen& seen, const Value& item);

  const Graph& graph_;
  std::map<Code, Seen> seen_;
  std::size_t elements_ = 0;
  std::string list_text_;  // the separators that were met
};

// Lists joined with the separator.
[[nodiscard]] std::string cell_text(const Value& value, std::string_view separator);

}  // namespace treatygraph

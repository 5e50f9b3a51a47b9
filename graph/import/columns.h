// Columns: what the header of an import file says of each field, and how a field becomes a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/import/import.h"

#include "graph/import/rows.h"
#include "graph/model/value.h"

namespace treatygraph::importing {

enum class Role : std::uint8_t { property, ignored, id, label, start, end, type };

struct Conversion {
  std::string_view name;
  // Nothing where the text is no such value.
  std::optional<Value> (*convert)(std::string_view text);
};

struct Column {
  Role role = Role::property;
  std::string name;   // of the property; "": none
  std::string group;  // of ids
  const Conversion* conversion = nullptr;
  bool list = false;

  [[nodiscard]] bool holds_text() const;  // and that as it stands
};

// Throws Error(bad_input) that names the column, and the near name of a type.
[[nodiscard]] std::vector<Column> read_header(const Row& header, IdType id_type);

// The field's value as put_value() (codec.h) writes it. Throws Error(bad_input) with the place of the field; then
// nothing is put.
void put_field(std::string& out, const Column& column, std::string_view text, char array_delimiter, const Row& row,
               std::size_t field);

}  // namespace treatygraph::importing

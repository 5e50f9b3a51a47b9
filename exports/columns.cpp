#include "exports/columns.h"

#include <algorithm>
#include <bit>

#include "graph/model/value_operations.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

constexpr std::uint32_t bit(Type type) { return std::uint32_t{1} << static_cast<unsigned>(type); }

Type common_type(std::uint32_t types) {
  if (types == (bit(Type::integer) | bit(Type::real))) return Type::real;
  if (std::popcount(types) != 1) return Type::string;
  return static_cast<Type>(std::countr_zero(types));
}

}  // namespace

void Survey::note_item(Seen& seen, const Value& item) {
  seen.item_types |= bit(item.type());
  if (item.type() != Type::string) return;
  for (const char separator : {';', '|'})
    if (item.string().find(separator) != std::string::npos && !in_lists(separator)) list_text_ += separator;
}

void Survey::add(const Properties& properties) {
  ++elements_;
  for (const auto& [key, value] : properties) {
    Seen& seen = seen_[key];
    ++seen.count;
    seen.types |= bit(value.type());
    if (value.type() != Type::list) continue;
    for (const Value& item : value.list()) note_item(seen, item);
  }
}

std::vector<Column> Survey::columns() const {
  std::vector<Column> columns;
  for (const auto& [key, seen] : seen_) {
    const bool list = seen.types == bit(Type::list);
    columns.push_back({key, graph_.word(Vocabulary::key, key), common_type(list ? seen.item_types : seen.types), list,
                       seen.count == elements_});
  }
  std::sort(columns.begin(), columns.end(), [](const Column& a, const Column& b) { return a.name < b.name; });
  return columns;
}

std::string cell_text(const Value& value, std::string_view separator) {
  if (value.is_null()) return {};
  if (value.type() != Type::list) return to_text(value);
  std::string text;
  bool first = true;
  for (const Value& item : value.list()) {
    if (!first) text += separator;
    first = false;
    text += to_text(item);
  }
  return text;
}

}  // namespace treatygraph

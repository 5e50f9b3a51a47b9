#include "graph/store/lists.h"

#include <algorithm>

#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

void append(std::string& out, Payload payload, const Item& item, std::uint64_t before) {
  put_varint(out, (item.number - before) << 1U | (item.gone ? 1U : 0U));
  if (item.gone) return;
  if (payload == Payload::node) put_varint(out, item.node);
  if (payload == Payload::text) put_text(out, item.text);
}

// What the operands say together: for each number the last word.
std::vector<Item> last_words(Payload payload, std::span<const std::string_view> operands) {
  std::vector<Item> items;
  for (const std::string_view operand : operands)
    visit_list(payload, operand, [&items](const Item& item) { items.push_back(item); });
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.number < b.number; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (i + 1 == items.size() || items[i + 1].number != items[i].number) items[kept++] = items[i];
  items.resize(kept);
  return items;
}

}  // namespace

Payload payload_of(char table) noexcept {
  switch (table) {
    case outgoing_table:
    case incoming_table: return Payload::node;
    case testimony_table: return Payload::text;
    default: return Payload::none;
  }
}

std::string encode_list(Payload payload, std::span<const Item> items) {
  std::string out;
  std::uint64_t before = 0;
  for (const Item& item : items) {
    append(out, payload, item, before);
    before = item.number;
  }
  return out;
}

std::string encode_item(Payload payload, const Item& item) { return encode_list(payload, {&item, 1}); }

std::string fold_operands(Payload payload, std::span<const std::string_view> operands) {
  if (operands.size() == 1) return std::string(operands.front());
  return encode_list(payload, last_words(payload, operands));
}

std::string apply_operands(Payload payload, std::string_view list, std::span<const std::string_view> operands) {
  const std::vector<Item> changes = last_words(payload, operands);
  std::string out;
  out.reserve(list.size() + 16 * changes.size());
  std::uint64_t before = 0;
  const auto keep = [&](const Item& item) {
    if (item.gone) return;
    append(out, payload, item, before);
    before = item.number;
  };
  std::size_t next = 0;
  visit_list(payload, list, [&](const Item& item) {
    for (; next < changes.size() && changes[next].number < item.number; ++next) keep(changes[next]);
    if (next < changes.size() && changes[next].number == item.number) return;
    keep(item);
  });
  for (; next < changes.size(); ++next) keep(changes[next]);
  return out;
}

}  // namespace treatygraph::store

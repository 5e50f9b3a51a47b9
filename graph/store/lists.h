// Lists: sorted lists that grow without being read. A stored list, an addition to it and a removal from it have one
// form, so that RocksDB can fold them whenever it likes: what an operand says of a number replaces what was said
// before.
//
//   list = { varint (number - number before) * 2 + (1: taken away) | payload }*     the first number counts from 0
//
// The table (the first byte of the key) tells the payload: nothing (label, property and name index), a varint node
// (adjacency), or a text (testimony). A taken-away number has no payload.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/codec.h"

namespace treatygraph::store {

enum class Payload : std::uint8_t { none, node, text };
[[nodiscard]] Payload payload_of(char table) noexcept;

struct Item {
  std::uint64_t number = 0;
  bool gone = false;
  std::uint64_t node = 0;      // Payload::node
  std::string_view text = {};  // Payload::text
};

[[nodiscard]] std::string encode_list(Payload payload, std::span<const Item> items);  // ascending by number
[[nodiscard]] std::string encode_item(Payload payload, const Item& item);

// Walks a list; `visit(item)` sees every item, taken-away ones too.
template <typename Visit>
void visit_list(Payload payload, std::string_view list, Visit&& visit) {
  Decoder in(list);
  Item item;
  while (!in.done()) {
    const std::uint64_t head = in.varint();
    item.number += head >> 1U;
    item.gone = (head & 1U) != 0;
    item.node = !item.gone && payload == Payload::node ? in.varint() : 0;
    item.text = !item.gone && payload == Payload::text ? in.text() : std::string_view();
    visit(item);
  }
}

// Operands in the order they were written, as one operand.
[[nodiscard]] std::string fold_operands(Payload payload, std::span<const std::string_view> operands);
// The list after the operands; nothing taken away is left in it.
[[nodiscard]] std::string apply_operands(Payload payload, std::string_view list,
                                         std::span<const std::string_view> operands);

}  // namespace treatygraph::store

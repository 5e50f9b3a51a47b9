#include "graph/store/keys.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "graph/model/codec.h"

namespace treatygraph::store {
namespace {

constexpr std::size_t longest_indexed = 200;

// Numbers as sortable bytes: a double's bits, the sign turned so that negative numbers come first.
std::uint64_t sortable(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
  return (bits >> 63U) != 0 ? ~bits : bits | (std::uint64_t{1} << 63U);
}

template <typename Number>
Number turned(Number number) {
  if constexpr (std::endian::native == std::endian::big || sizeof number == 1)
    return number;
  else if constexpr (sizeof number == sizeof(std::uint32_t))
    return __builtin_bswap32(number);
  else
    return __builtin_bswap64(number);
}

template <typename Number>
Number big_endian_at(std::string_view key, std::size_t offset) {
  if (key.size() < offset + sizeof(Number)) damaged("a key is too short");
  Number number = 0;
  std::memcpy(&number, key.data() + offset, sizeof number);
  return turned(number);
}

}  // namespace

template <typename Number>
Key& Key::big_endian(Number number) {
  const Number bytes = turned(number);
  std::array<char, sizeof bytes> raw{};
  std::memcpy(raw.data(), &bytes, sizeof bytes);
  bytes_.append(raw.data(), raw.size());
  return *this;
}
Key& Key::u8(std::uint8_t number) { return big_endian(number); }
Key& Key::u32(std::uint32_t number) { return big_endian(number); }
Key& Key::u64(std::uint64_t number) { return big_endian(number); }

std::uint64_t key_u64(std::string_view key, std::size_t offset) { return big_endian_at<std::uint64_t>(key, offset); }
std::uint32_t key_u32(std::string_view key, std::size_t offset) { return big_endian_at<std::uint32_t>(key, offset); }

std::string node_key(NodeId node) { return Key(node_table).u64(node).take(); }
std::string standing_key(NodeId node) { return Key(standing_table).u64(node).take(); }
std::string saying_key(NodeId node, std::uint32_t number) { return Key(saying_table).u64(node).u32(number).take(); }
std::string outer_id_key(std::string_view id) { return Key(outer_id_table).raw(id).take(); }
std::string label_key(Code label, NodeId node) { return Key(label_table).u32(label).u64(node >> chunk_bits).take(); }
std::string name_key(std::string_view folded) { return Key(name_table).raw(folded).take(); }
std::string adjacency_key(char table, NodeId node, Code type) { return Key(table).u64(node).u32(type).take(); }
std::string edge_key(EdgeId edge) { return Key(edge_table).u64(edge).take(); }
std::string triple_key(NodeId start, Code type, NodeId end) {
  return Key(triple_table).u64(start).u32(type).u64(end).take();
}
std::string testimony_key(EdgeId edge) { return Key(testimony_table).u64(edge).take(); }
std::string source_key(char table, std::uint64_t source) { return Key(table).u64(source).take(); }
std::string chunk_key(std::uint64_t source, std::uint8_t kind, std::uint32_t chunk) {
  return Key(chunk_table).u64(source).u8(kind).u32(chunk).take();
}

std::string property_key(Code key, std::string_view text) {
  return Key(property_table).u32(key).u8(4).raw(text.substr(0, longest_indexed)).take();
}

std::optional<std::string> property_key(Code key, const Value& value) {
  using Type = Value::Type;
  Key result(property_table);
  result.u32(key);
  switch (value.type()) {
    case Type::boolean: return result.u8(1).u8(value.boolean() ? 1 : 0).take();
    case Type::integer: return result.u8(2).u64(sortable(static_cast<double>(value.integer()))).take();
    case Type::real:
      if (std::isnan(value.real())) return std::nullopt;
      return result.u8(2).u64(sortable(value.real())).take();
    case Type::string: return property_key(key, std::string_view(value.string()));
    case Type::date:
      return result.u8(10).u64(static_cast<std::uint64_t>(value.date().days) ^ (std::uint64_t{1} << 63U)).take();
    default: return std::nullopt;
  }
}

}  // namespace treatygraph::store

#include "graph/store/changes.h"

#include <algorithm>
#include <fstream>
#include <span>

#include "extract/base/error.h"
#include "extract/base/sort_once.h"
#include "graph/image/layout.h"
#include "graph/model/codec.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

constexpr std::string_view changes_magic = "treatych";
constexpr std::size_t checksum_size = 8;
constexpr std::size_t settle_from = 1U << 16U;

std::string checksum_of(std::string_view bytes) {
  std::uint64_t sum = image::checksum(std::as_bytes(std::span(bytes.data(), bytes.size())));
  std::string text;
  for (std::size_t i = 0; i < checksum_size; ++i, sum >>= 8U) text += static_cast<char>(sum & 0xFFU);
  return text;
}

}  // namespace

std::string encode(const Changes& changes) {
  std::string bytes(changes_magic);
  put_varint(bytes, changes.from);
  put_varint(bytes, changes.to);
  put_ascending(bytes, changes.touched.nodes);
  put_ascending(bytes, changes.touched.edges);
  return bytes + checksum_of(bytes);
}

std::optional<Changes> read_changes(const std::filesystem::path& file, std::uint64_t to) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (bytes.size() < changes_magic.size() + checksum_size || !bytes.starts_with(changes_magic)) return std::nullopt;
  const std::string_view before(bytes.data(), bytes.size() - checksum_size);
  if (checksum_of(before) != std::string_view(bytes).substr(before.size())) return std::nullopt;
  try {
    Decoder in(before.substr(changes_magic.size()));
    Changes changes;
    changes.from = in.varint();
    changes.to = in.varint();
    changes.touched.nodes = in.ascending();
    changes.touched.edges = in.ascending();
    return changes.to == to ? std::optional(std::move(changes)) : std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void TouchedSet::add(std::string_view key) {
  switch (key.front()) {
    case node_table:
    case outgoing_table:
    case incoming_table: nodes_.push_back(key_u64(key, 1)); break;
    case edge_table:
    case testimony_table: edges_.push_back(key_u64(key, 1)); break;
    default: return;
  }
  if (size() >= settle_from && size() >= 2 * settled_) settle();
}

void TouchedSet::add(const image::Touched& touched) {
  nodes_.insert(nodes_.end(), touched.nodes.begin(), touched.nodes.end());
  edges_.insert(edges_.end(), touched.edges.begin(), touched.edges.end());
}

void TouchedSet::settle() {
  sort_once(nodes_);
  sort_once(edges_);
  settled_ = size();
}

image::Touched TouchedSet::sorted() {
  settle();
  return {nodes_, edges_};
}

void TouchedSet::clear() {
  nodes_.clear();
  edges_.clear();
  settled_ = 0;
}

}  // namespace treatygraph::store

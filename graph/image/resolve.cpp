#include <algorithm>
#include <cstring>
#include <numeric>

#include "graph/image/parts.h"
#include "graph/model/codec.h"

namespace treatygraph::image {
namespace {

void require(bool holds, const char* what) {
  if (!holds) damaged(std::string("an image's ") + what);
}

class Resolver {
 public:
  explicit Resolver(Image::Parts& parts) : parts_(parts) {}

  void run() {
    for (const Piece& piece : parts_.table.pieces) check(piece);
    const Table& table = parts_.table;
    parts_.ids = ids(table.ids, table.nodes);
    parts_.kind = whole<std::uint16_t>(table.kind, table.nodes);
    for (const LabelPlan& plan : table.labels) label(plan);
    columns(table.columns, table.nodes, Elements::nodes, parts_.columns);
    for (const TypePlan& plan : table.types) type(plan);
    words();
  }

 private:
  void check(const Piece& piece) const {
    const std::uint64_t end = parts_.header.table_offset;
    const bool inside = piece.offset >= alignment && piece.offset <= end && piece.size <= end - piece.offset;
    require(inside && piece.offset % alignment == 0, "array lies outside of its file");
  }
  template <typename Item>
  std::span<const Item> array(Section section) const {
    if (section == 0) return {};
    require(section <= parts_.table.pieces.size(), "array is not in its table");
    const Piece& piece = parts_.table.pieces[section - 1];
    require(piece.size % sizeof(Item) == 0, "array ends within an item");
    return {reinterpret_cast<const Item*>(parts_.bytes.data() + piece.offset), piece.size / sizeof(Item)};
  }
  template <typename Item>
  std::span<const Item> whole(Section section, std::uint64_t count) const {
    const std::span<const Item> items = array<Item>(section);
    require(items.size() == count, "array is not as long as its elements are many");
    return items;
  }
  template <typename Item>
  BitPacked<Item> packed(const PackedPlan& plan, std::uint64_t count) const {
    require(plan.width <= most_packed_bits || plan.width == 64, "numbers have an unknown width");
    require(plan.width <= 8 * sizeof(Item), "numbers are too wide");
    return {whole<std::byte>(plan.section, packed_size(count, plan.width)), count, plan.width};
  }
  Uneven uneven(const UnevenPlan& plan, std::uint32_t count) const {
    require(plan.apart <= count / Uneven::one_in, "numbers stand apart that are not few");
    return {packed<std::uint64_t>(plan.numbers, count), packed<std::uint32_t>(plan.places, plan.apart),
            packed<std::uint64_t>(plan.great, plan.apart)};
  }
  // Offsets into an array of `size`.
  template <typename Numbers>
  static void require_offsets(const Numbers& numbers, std::uint64_t size) {
    require(!numbers.empty() && numbers.front() == 0 && numbers.back() == size, "offsets do not fit what they lead to");
  }

  Ids ids(const IdPlan& plan, std::uint32_t count) const {
    Ids result{.first = plan.first, .count = count, .narrow = {}, .wide = {}, .order = {}};
    if (count == 0) return result;
    require(plan.width == 0 || plan.width == 4 || plan.width == 8, "ids have an unknown width");
    if (plan.width == 4) result.narrow = whole<std::uint32_t>(plan.ids, count);
    if (plan.width == 8) result.wide = whole<std::uint64_t>(plan.ids, count);
    if (plan.order != 0) result.order = whole<Place>(plan.order, count);
    return result;
  }

  Adjacency side(const SidePlan& plan, std::uint32_t edges) const {
    Adjacency result;
    result.first = plan.first;
    result.ascending = plan.ascending != 0;
    result.nodes = packed<Node>(plan.nodes, edges);
    result.offsets = array<std::uint32_t>(plan.offsets);
    require_offsets(result.offsets, edges);
    const std::size_t count = result.offsets.size();
    require(count >= 2 && plan.first < parts_.table.nodes && count - 1 <= parts_.table.nodes - plan.first,
            "offsets cover nodes that are not there");
    return result;
  }

  void label(const LabelPlan& plan) {
    require(plan.label < parts_.table.words[0].size(), "label has no name");
    if (parts_.labels.size() <= plan.label) parts_.labels.resize(plan.label + std::size_t{1});
    parts_.labels[plan.label] = {plan.count, array<Image::Run>(plan.runs)};
    for (const Image::Run& run : parts_.labels[plan.label].runs)
      require(run.from < run.to && run.to <= parts_.table.nodes, "label is of nodes that are not there");
  }

  void type(const TypePlan& plan) {
    require(plan.type < parts_.table.words[1].size(), "relationship type has no name");
    if (parts_.types.size() <= plan.type) parts_.types.resize(plan.type + std::size_t{1});
    TypeParts& type = parts_.types[plan.type];
    type.edges = plan.edges;
    type.ids = ids(plan.ids, plan.edges);
    type.outgoing = side(plan.outgoing, plan.edges);
    type.incoming = side(plan.incoming, plan.edges);
    type.incoming.ranks = packed<std::uint32_t>(plan.incoming.ranks, plan.edges);
    type.incoming.first_start = type.outgoing.first;
    type.incoming.starts = type.outgoing.offsets;
    columns(plan.columns, plan.edges, Elements::edges, type.columns);
  }

  void columns(const std::vector<ColumnPlan>& plans, std::uint32_t rows, Elements elements,
               std::vector<std::optional<Column>>& by_key) {
    for (const ColumnPlan& plan : plans) {
      require(plan.key < parts_.table.words[2].size(), "property has no name");
      if (by_key.size() <= plan.key) by_key.resize(plan.key + std::size_t{1});
      by_key[plan.key] = column(plan, rows, elements);
    }
  }

  Column column(const ColumnPlan& plan, std::uint32_t rows, Elements elements) const {
    require(plan.cells <= Cells::mixed, "property is of an unknown kind");
    require(plan.count >= 1 && plan.first < rows && plan.count <= rows - plan.first,
            "property covers elements that are not there");
    Column column;
    column.cells = plan.cells;
    column.first = plan.first;
    column.count = plan.count;
    column.base = plan.base;
    column.data = uneven(plan.data, plan.count);
    if (plan.present != 0) column.present = whole<std::uint64_t>(plan.present, (std::uint64_t{plan.count} + 63) / 64);
    if (plan.cells == Cells::text || plan.cells == Cells::mixed) column.texts = texts(plan);
    if (plan.cells == Cells::text && elements == Elements::nodes) index(plan, column);
    return column;
  }

  Texts texts(const ColumnPlan& plan) const {
    const std::span<const char> bytes = array<char>(plan.texts);
    require(plan.distinct >= 1, "texts are not there");
    const auto starts = packed<std::uint32_t>(plan.starts, Texts::pieces(plan.distinct) + 1);
    require_offsets(starts, bytes.size());
    return {{bytes.data(), bytes.size()}, starts, plan.distinct};
  }

  void index(const ColumnPlan& plan, Column& column) const {
    const bool unique = plan.more.section == 0;
    if (!unique) column.more = packed<std::uint32_t>(plan.more, std::uint64_t{plan.distinct} + 1);
    column.rows = packed<std::uint32_t>(plan.rows, plan.distinct + (unique ? std::uint64_t{0} : column.more.back()));
    if (!unique) require_offsets(column.more, column.rows.size() - plan.distinct);
  }

  void words() {
    for (std::size_t i = 0; i < parts_.codes.size(); ++i) {
      const auto& list = parts_.table.words[i];
      std::vector<Code>& codes = parts_.codes[i];
      codes.resize(list.size());
      std::iota(codes.begin(), codes.end(), Code{0});
      std::sort(codes.begin(), codes.end(), [&list](Code a, Code b) { return list[a] < list[b]; });
    }
  }

  Image::Parts& parts_;
};

}  // namespace

std::optional<std::uint32_t> Ids::number(std::uint64_t id) const {
  if (count == 0 || id < first) return std::nullopt;
  if (narrow.empty() && wide.empty()) {
    return id - first < count ? std::optional(static_cast<std::uint32_t>(id - first)) : std::nullopt;
  }
  std::uint32_t from = 0, to = count;
  while (from < to) {
    const std::uint32_t middle = from + (to - from) / 2;
    const std::uint32_t number = order.empty() ? middle : order[middle];
    if (this->id(number) == id) return number;
    if (this->id(number) < id)
      from = middle + 1;
    else
      to = middle;
  }
  return std::nullopt;
}

Header read_header(std::span<const std::byte> bytes) {
  Header header;
  require(bytes.size() >= sizeof header, "header is cut off");
  std::memcpy(&header, bytes.data(), sizeof header);
  require(header.magic == magic && header.format == format_number, "format is not known");
  require(header.checksum == checksum(header), "header does not fit its checksum");
  const bool fits = header.size == bytes.size() && header.table_offset <= header.size &&
                    header.table_size >= sizeof(std::uint64_t) &&
                    header.table_size <= header.size - header.table_offset;
  require(fits, "file is not as long as its header says");
  return header;
}

Table read_table(std::span<const std::byte> bytes, const Header& header) {
  const auto table = bytes.subspan(header.table_offset, header.table_size);
  require(checksum(table) == header.table_checksum, "table does not fit its checksum");
  return decode_table({reinterpret_cast<const char*>(table.data()), table.size()});
}

void resolve(Image::Parts& parts) { Resolver(parts).run(); }

}  // namespace treatygraph::image

#include "graph/image/image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "extract/base/error.h"
#include "graph/image/parts.h"

namespace treatygraph::image {
namespace {

const TypeParts no_type;
const LabelParts no_label;

template <typename Item>
const Item& at_or(const std::vector<Item>& items, std::size_t i, const Item& otherwise) {
  return i < items.size() ? items[i] : otherwise;
}

const Column* column_in(const std::vector<std::optional<Column>>& columns, Code key) {
  return key < columns.size() && columns[key] ? &*columns[key] : nullptr;
}

// Of a file that nobody changes: it is written beside and renamed.
class Mapping {
 public:
  explicit Mapping(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    struct stat status {};
    const bool regular = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const start = regular ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0) : MAP_FAILED;
    ::close(descriptor);
    if (start != MAP_FAILED) bytes_ = {static_cast<const std::byte*>(start), size};
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
  }
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

// Nothing where the bytes are no whole image, or one of another sequence.
std::unique_ptr<Image::Parts> parts_of(std::shared_ptr<const void> owner, std::span<const std::byte> bytes,
                                       std::optional<std::uint64_t> sequence) {
  try {
    auto parts = std::make_unique<Image::Parts>();
    parts->owner = std::move(owner);
    parts->bytes = bytes;
    parts->header = read_header(bytes);
    if (sequence && parts->header.sequence != *sequence) return nullptr;
    parts->table = read_table(bytes, parts->header);
    resolve(*parts);
    return parts;
  } catch (const Error&) {
    return nullptr;
  }
}

}  // namespace

Image::Image(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Image::~Image() = default;

std::shared_ptr<const Image> Image::open(const std::filesystem::path& file, std::uint64_t sequence) {
  auto mapping = std::make_shared<const Mapping>(file);
  const auto bytes = mapping->bytes();
  auto parts = parts_of(std::move(mapping), bytes, sequence);
  return parts ? std::shared_ptr<const Image>(new Image(std::move(parts))) : nullptr;
}

std::shared_ptr<const Image> Image::over(std::vector<std::byte> bytes) {
  auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  const std::span<const std::byte> all = *owner;
  auto parts = parts_of(std::move(owner), all, std::nullopt);
  return parts ? std::shared_ptr<const Image>(new Image(std::move(parts))) : nullptr;
}

std::uint64_t Image::sequence() const { return parts_->header.sequence; }
std::uint64_t Image::bytes() const { return parts_->bytes.size(); }

std::optional<Code> Image::code(Vocabulary vocabulary, std::string_view word) const {
  const auto& list = words(vocabulary);
  const auto& codes = parts_->codes[static_cast<std::size_t>(vocabulary)];
  const auto found = std::lower_bound(codes.begin(), codes.end(), word,
                                      [&list](Code code, std::string_view wanted) { return list[code] < wanted; });
  return found != codes.end() && list[*found] == word ? std::optional(*found) : std::nullopt;
}
std::span<const std::string_view> Image::words(Vocabulary vocabulary) const {
  return parts_->table.words[static_cast<std::size_t>(vocabulary)];
}

std::uint32_t Image::nodes() const { return parts_->table.nodes; }
std::optional<Node> Image::node(NodeId id) const { return parts_->ids.number(id); }
NodeId Image::id(Node node) const { return parts_->ids.id(node); }

std::uint32_t Image::kinds() const { return static_cast<std::uint32_t>(parts_->table.kinds.size()); }
std::span<const std::uint16_t> Image::kind() const { return parts_->kind; }
std::span<const Code> Image::kind_labels(std::uint32_t kind) const { return parts_->table.kinds[kind]; }
bool Image::kind_has(std::uint32_t kind, Code label) const {
  const auto labels = kind_labels(kind);
  return std::binary_search(labels.begin(), labels.end(), label);
}
std::span<const Image::Run> Image::labelled(Code label) const { return at_or(parts_->labels, label, no_label).runs; }
std::uint64_t Image::count_labelled(Code label) const { return at_or(parts_->labels, label, no_label).count; }

std::uint32_t Image::edges(Code type) const { return at_or(parts_->types, type, no_type).edges; }
const Adjacency& Image::outgoing(Code type) const { return at_or(parts_->types, type, no_type).outgoing; }
const Adjacency& Image::incoming(Code type) const { return at_or(parts_->types, type, no_type).incoming; }
EdgeId Image::edge_id(Code type, Place place) const { return parts_->types[type].ids.id(place); }
std::optional<Image::Edge> Image::edge(EdgeId id) const {
  for (Code type = 0; type < parts_->types.size(); ++type)
    if (const auto place = parts_->types[type].ids.number(id)) return Edge{type, *place};
  return std::nullopt;
}
Node Image::start(Code type, Place place) const {
  const Adjacency& side = outgoing(type);
  const auto after = std::upper_bound(side.offsets.begin(), side.offsets.end(), place);
  return side.first + static_cast<Node>(after - side.offsets.begin()) - 1;
}

const Column* Image::node_column(Code key) const { return column_in(parts_->columns, key); }
const Column* Image::edge_column(Code type, Code key) const {
  return column_in(at_or(parts_->types, type, no_type).columns, key);
}

std::vector<std::string> Image::damage() const { return damage_of(*parts_); }

}  // namespace treatygraph::image

#include "graph/store/imaging.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/base/error.h"
#include "graph/image/overlaid_graph.h"
#include "graph/model/codec.h"
#include "graph/store/changes.h"
#include "graph/store/edge_sum.h"
#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

constexpr std::size_t most_findings = 20;
constexpr std::size_t edges_a_stretch = 4096;
constexpr const char* remedy = "delete the file, or run `treatygraph compact`: no data is lost";

std::string bytes_of(const Properties& properties) {
  std::string bytes;
  put_properties(bytes, properties);
  return bytes;
}

bool same_ends(const std::optional<EdgeEnds>& a, const EdgeEnds& b) {
  return a && a->type == b.type && a->start == b.start && a->end == b.end;
}

// Only one way: the counts see to the other.
class Comparison {
 public:
  Comparison(const StoredSource& source, const Graph& imaged) : source_(source), imaged_(imaged) {}

  std::vector<std::string> run() {
    for (const auto vocabulary : {Vocabulary::label, Vocabulary::type, Vocabulary::key})
      if (imaged_.words(vocabulary) != source_.words(vocabulary)) find("has other words than the database");
    std::uint64_t nodes = 0, edges = 0;
    source_.visit_nodes([&](NodeId node, std::span<const Code> labels, std::string_view properties) {
      ++nodes;
      const std::vector<Code> drawn = imaged_.labels(node);
      const bool same = imaged_.has_node(node) &&
                        std::equal(labels.begin(), labels.end(), drawn.begin(), drawn.end()) &&
                        bytes_of(imaged_.node_properties(node)) == properties;
      if (!same) find(fmt::format("shows another node {}", node));
    });
    source_.visit_edges({}, [&](EdgeId edge, const EdgeEnds& ends, std::string_view properties) {
      ++edges;
      const bool same = same_ends(imaged_.edge(edge), ends) && bytes_of(imaged_.edge_properties(edge)) == properties;
      if (!same) find(fmt::format("shows another relationship {}", edge));
    });
    if (imaged_.count_nodes({}) != nodes || imaged_.count_edges({}) != edges)
      find("has more nodes or relationships than the database");
    return std::move(findings_);
  }

 private:
  void find(const std::string& what) {
    if (findings_.size() < most_findings) findings_.push_back(fmt::format("the read image {}; {}", what, remedy));
  }
  const StoredSource& source_;
  const Graph& imaged_;
  std::vector<std::string> findings_;
};

// What an image is laid over.
class Behind final : public ReadsFrom<Graph> {
 public:
  explicit Behind(const Reading& reading) : reading_(reading) {}

 protected:
  const Reading& reading() const override { return reading_; }

 private:
  const Reading& reading_;
};

}  // namespace

void StoredSource::look() const {
  if (cancelled_ != nullptr && *cancelled_) throw Error(Trouble::cancelled, "the read image is not drawn");
}

void StoredSource::visit_nodes(const NodeVisit& visit) const {
  reading_.view().scan(std::string(1, node_table), [&](std::string_view key, std::string_view value) {
    look();
    Decoder in(value);
    (void)in.bytes(1);  // the flags
    const std::vector<Code> labels = in.codes();
    visit(key_u64(key, 1), labels, in.rest());
    return true;
  });
}

// Walks the edges and what is said of them side by side, a stretch at a time: both tables are sorted by edge.
void StoredSource::visit_edges(std::span<const Code> types, const EdgeVisit& visit) const {
  const View& view = reading_.view();
  EdgeSum sum(reading_.state().words);
  std::vector<std::pair<EdgeId, EdgeRecord>> stretch;
  const auto tell = [&](const std::pair<EdgeId, EdgeRecord>& each, std::string_view testimonies) {
    const auto& [edge, record] = each;
    const EdgeEnds ends{record.type, record.start, record.end};
    visit(edge, ends, bytes_of(record.by_hand ? record.properties : laid_over(sum.show(testimonies), record)));
  };
  for (EdgeId from = 0; from < reading_.state().ledger.next_edge;) {
    look();
    stretch.clear();
    view.scan(std::string(1, edge_table), edge_key(from), [&](std::string_view key, std::string_view value) {
      auto record = decode<EdgeRecord>(value);
      const bool wanted = types.empty() || std::find(types.begin(), types.end(), record.type) != types.end();
      if (record.shown && wanted) stretch.emplace_back(key_u64(key, 1), std::move(record));
      return stretch.size() < edges_a_stretch;
    });
    if (stretch.empty()) return;
    from = stretch.back().first + 1;
    auto next = stretch.begin();
    const auto tell_before = [&](EdgeId edge) {
      for (; next != stretch.end() && next->first < edge; ++next) tell(*next, {});
    };
    view.scan(std::string(1, testimony_table), testimony_key(stretch.front().first),
              [&](std::string_view key, std::string_view testimonies) {
                const EdgeId edge = key_u64(key, 1);
                tell_before(edge);
                if (next != stretch.end() && next->first == edge) tell(*next++, testimonies);
                return next != stretch.end();
              });
    tell_before(from);
  }
}

std::vector<std::string> image_contradictions(const Folder& folder, std::uint64_t generation, const Reading& reading) {
  const std::filesystem::path file = folder.image(generation);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  const std::uint64_t commits = reading.state().ledger.commits;
  auto image = image::Image::open(file, commits);
  std::optional<Changes> changes = image ? std::nullopt : read_changes(folder.changes(generation), commits);
  if (changes) image = image::Image::open(file, changes->from);
  if (changes && !image) {  // one may just have been drawn
    image = image::Image::open(file, commits);
    changes.reset();
  }
  if (!image) return {fmt::format("the read image {} is damaged and is not used; {}", file.string(), remedy)};
  std::vector<std::string> found = image->damage();
  if (!found.empty()) return found;
  try {
    const StoredSource source(reading);
    const auto behind = std::make_shared<const Behind>(reading);
    if (changes) return Comparison(source, image::OverlaidGraph(behind, image, std::move(changes->touched))).run();
    return Comparison(source, image::ImagedGraph(behind, image)).run();
  } catch (const Error& error) {
    return {fmt::format("the read image cannot be compared: {}", error.what())};
  }
}

}  // namespace treatygraph::store

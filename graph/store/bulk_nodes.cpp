#include "graph/store/bulk_nodes.h"

#include <algorithm>

#include "extract/base/text.h"
#include "graph/store/keys.h"
#include "graph/store/records.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr char text_type = static_cast<char>(Value::Type::string);

}  // namespace

// What leads to a node: its labels, its names, the values of its properties. Strings are taken as they stand in the
// record, without a Value being made of each.
class BulkNodes::Indexes {
 public:
  explicit Indexes(const BulkNodes& of)
      : of_(of),
        labels_(of.folder_ / "labels", sorter_memory / 8),
        names_(of.folder_ / "names", sorter_memory / 2),
        values_(of.folder_ / "values", sorter_memory) {}

  void add(NodeId node, std::string_view record) {
    if ((node >> chunk_bits) != (first_of_chunk_ >> chunk_bits)) end_chunk(node);
    Decoder in(record.substr(1));  // the flags
    in_chunk_[every_label].add(node, 0);
    for (std::size_t left = in.count(); left > 0; --left) in_chunk_[in.code()].add(node, 0);
    const std::string piece = encode_item(Payload::none, {node, false});
    folded_.clear();
    for (std::size_t left = in.count(); left > 0; --left) {
      const Code key = in.code();
      if (in.rest().starts_with(text_type)) {
        (void)in.bytes(1);
        add_text(key, in.text(), piece);
      } else {
        add_value(key, in.value(), piece);
      }
    }
    std::sort(folded_.begin(), folded_.end());
    folded_.erase(std::unique(folded_.begin(), folded_.end()), folded_.end());
    for (const std::string& name : folded_)
      if (!name.empty()) names_.add(name, piece);
  }
  [[nodiscard]] Files write() {
    end_chunk(0);
    Files files = write_lists(labels_, label_table, of_.folder_ / "l");
    for (const Files& more :
         {write_lists(names_, name_table, of_.folder_ / "f"), write_lists(values_, property_table, of_.folder_ / "p")})
      files.insert(files.end(), more.begin(), more.end());
    return files;
  }

 private:
  void add_text(Code key, std::string_view text, const std::string& piece) {
    values_.add(std::string_view(property_key(key, text)).substr(1), piece);
    if (names(key, false)) folded_.push_back(fold_name(text));
  }
  void add_value(Code key, const Value& value, const std::string& piece) {
    if (const std::optional<std::string> index_key = property_key(key, value))
      values_.add(std::string_view(*index_key).substr(1), piece);
    if (value.type() != Value::Type::list || !names(key, true)) return;
    for (const Value& name : value.list())
      if (name.type() == Value::Type::string) folded_.push_back(fold_name(name.string()));
  }
  [[nodiscard]] bool names(Code key, bool list) const {
    for (std::size_t i = 0; i < name_keys.size(); ++i)
      if (of_.name_codes_[i] == key && name_keys[i].list == list) return true;
    return false;
  }
  void end_chunk(NodeId next) {
    for (auto& [label, list] : in_chunk_) {
      if (list.bytes().empty()) continue;
      labels_.add(std::string_view(label_key(label, first_of_chunk_)).substr(1), list.bytes());
      list.clear();
    }
    first_of_chunk_ = next;
  }

  const BulkNodes& of_;
  Sorter labels_, names_, values_;
  NodeId first_of_chunk_ = 0;
  std::map<Code, ListWriter> in_chunk_;  // by label
  std::vector<std::string> folded_;      // names of the node at hand
};

BulkNodes::BulkNodes(const fs::path& folder) : folder_(folder), nodes_(folder / "nodes", sorter_memory / 2) {}

void BulkNodes::add(NodeId node, std::span<const Code> labels, std::string_view properties) {
  if (head_.empty() || !std::equal(labels.begin(), labels.end(), labels_.begin(), labels_.end())) {
    labels_.assign(labels.begin(), labels.end());
    head_ = encode(NodeRecord{true, labels_, {}});
    head_.pop_back();  // the number of properties
  }
  record_.assign(head_).append(properties);
  nodes_.add(std::string_view(node_key(node)).substr(1), record_);
}

void BulkNodes::close(const Words& words) {
  for (std::size_t i = 0; i < name_keys.size(); ++i) name_codes_[i] = words.code(Vocabulary::key, name_keys[i].word);
  nodes_.close();
}

void BulkNodes::walk(const Visit& visit) const {
  nodes_.walk([&](std::string_view key, std::string_view record) { visit(key_u64(key, 0), record); });
}

Files BulkNodes::write() {
  const std::unique_ptr<SortedFiles> out = make_sorted_files(folder_ / "n");
  Indexes indexes(*this);
  walk([&](NodeId node, std::string_view record) {
    out->put(node_key(node), record);
    indexes.add(node, record);
  });
  Files files = out->finish();
  const Files more = indexes.write();
  files.insert(files.end(), more.begin(), more.end());
  return files;
}

}  // namespace treatygraph::store

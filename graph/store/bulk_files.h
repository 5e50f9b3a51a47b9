// Bulk files: what the stages of a bulk load (bulk.h) share in writing sorted files.
#pragma once

#include <atomic>
#include <filesystem>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/codec.h"
#include "graph/store/lists.h"
#include "graph/store/rocks.h"

namespace treatygraph::store {

class Sorter;

using Files = std::vector<std::filesystem::path>;

inline constexpr std::size_t sorter_memory = 48U << 20U;  // bytes; three sorters are at work at a time

[[noreturn]] void stop_bulk();  // throws Error(cancelled)
inline void look(const std::atomic<bool>* cancelled) {
  if (cancelled != nullptr && *cancelled) stop_bulk();
}

// Pieces of a list, in order, become one; a number that comes twice in a row is taken once. Of a piece that comes
// encoded only the first number changes, so the rest is not looked at before another comes behind it.
class ListWriter {
 public:
  explicit ListWriter(Payload payload = Payload::none) : payload_(payload) {}
  void add(std::uint64_t number, std::uint64_t node) {
    count();
    put(number, node);
    counted_ = bytes_.size();
  }
  void add(std::string_view list) {
    count();
    Decoder in(list);
    const std::uint64_t number = in.varint() >> 1U;
    put(number, payload_ == Payload::node ? in.varint() : 0);
    counted_ = bytes_.size();
    bytes_ += in.rest();
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  void clear() {
    bytes_.clear();
    last_ = counted_ = 0;
  }

 private:
  void put(std::uint64_t number, std::uint64_t node) {
    if (last_ == number) return;
    put_varint(bytes_, (number - last_) << 1U);
    if (payload_ == Payload::node) put_varint(bytes_, node);
    last_ = number;
  }
  void count() {
    if (counted_ == bytes_.size()) return;
    const std::uint64_t before = last_;
    visit_list(payload_, std::string_view(bytes_).substr(counted_),
               [this, before](const Item& item) { last_ = before + item.number; });
  }

  Payload payload_;
  std::uint64_t last_ = 0;   // of the numbers counted; they begin with 1
  std::size_t counted_ = 0;  // bytes
  std::string bytes_;
};

// Drains a sorter whose values are pieces of lists of a table. Its keys are the table's without the letter, or what
// `key_of` makes these of.
using KeyOf = std::string (*)(std::string_view sorted);
[[nodiscard]] Files write_lists(
    Sorter& sorter, char table, const std::filesystem::path& path,
    KeyOf key_of = [](std::string_view sorted) { return std::string(sorted); });

}  // namespace treatygraph::store

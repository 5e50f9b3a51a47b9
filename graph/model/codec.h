// Codec: integers, strings and values as stored bytes. The FORMAT.md of graph/store and of graph/image draw
// them; what is written here is on disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph.h"

namespace treatygraph {

void put_long_varint(std::string& out, std::uint64_t number);
inline void put_varint(std::string& out, std::uint64_t number) {  // seven bits a byte, lowest first
  if (number < 0x80)
    out += static_cast<char>(number);
  else
    put_long_varint(out, number);
}
void put_text(std::string& out, std::string_view text);  // its length as a varint, its bytes
void put_value(std::string& out,
               const Value& value);  // Value::Type, then what the type needs; requires a storable value or null
void put_properties(std::string& out, const Properties& properties);
void put_codes(std::string& out, const std::vector<Code>& codes);
// How many there are, then each as what it is more than the one before; requires that they ascend.
void put_ascending(std::string& out, const std::vector<std::uint64_t>& numbers);

// Reads what the functions above wrote. Throws Error(damaged) where the bytes end early or make no sense.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool done() const noexcept { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const noexcept { return rest_; }
  [[nodiscard]] std::uint64_t varint() {
    if (!rest_.empty() && static_cast<unsigned char>(rest_.front()) < 0x80) {
      const auto number = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      return number;
    }
    return long_varint();
  }
  [[nodiscard]] std::int64_t signed_varint();
  [[nodiscard]] std::uint32_t code();
  [[nodiscard]] std::size_t count();  // of items that follow, each at least a byte: never more than the bytes left
  [[nodiscard]] std::string_view bytes(std::size_t size);
  [[nodiscard]] std::string_view text();
  [[nodiscard]] double real();
  [[nodiscard]] Value value();
  [[nodiscard]] Properties properties();
  void properties(Properties& result);  // in its memory
  [[nodiscard]] std::vector<Code> codes();
  [[nodiscard]] std::vector<std::uint64_t> ascending();

 private:
  [[nodiscard]] std::uint64_t long_varint();
  std::string_view rest_;
};

[[noreturn]] void damaged(const std::string& what);

}  // namespace treatygraph

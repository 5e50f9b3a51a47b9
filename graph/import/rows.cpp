#include "graph/import/rows.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace treatygraph::importing {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 18U, longest_row = std::size_t{1} << 28U;
constexpr std::size_t all_rows = ~std::size_t{0};
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Eight bytes at a time.
constexpr std::size_t word = sizeof(std::uint64_t);
constexpr std::uint64_t ones = 0x0101010101010101, high_bits = 0x8080808080808080;
static_assert(std::endian::native == std::endian::little, "the first byte of a word is its lowest");
std::uint64_t in_each_byte(char byte) { return ones * static_cast<unsigned char>(byte); }
// The high bit of the lowest byte that is zero; of those above it, anything.
std::uint64_t zero_byte(std::uint64_t bytes) { return (bytes - ones) & ~bytes & high_bits; }

class Packed {
 public:
  explicit Packed(const std::filesystem::path& path) : path_(path), file_(gzopen(path.c_str(), "rb")) {
    if (file_ == nullptr)
      throw Error(Trouble::not_found, std::string("cannot be opened: ") + std::strerror(errno), {path.string()},
                  "check the path");
    gzbuffer(file_, 1U << 17U);
  }
  ~Packed() { gzclose(file_); }
  Packed(const Packed&) = delete;
  Packed& operator=(const Packed&) = delete;

  [[nodiscard]] std::size_t read(char* to, std::size_t most) const {
    const int count = gzread(file_, to, static_cast<unsigned>(most));
    int code = Z_OK;
    const char* const trouble = gzerror(file_, &code);
    if (count < 0 || code == Z_BUF_ERROR)  // the latter: the gzip file ends in its middle
      throw Error(Trouble::bad_input, std::string("cannot be read: ") + trouble, {path_.string()},
                  "is the gzip file whole? Pack it again, or give it unpacked");
    return static_cast<std::size_t>(count);
  }
  [[nodiscard]] std::uint64_t place() const {
    const auto offset = gzoffset(file_);
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
  }

 private:
  const std::filesystem::path& path_;
  gzFile file_;
};

}  // namespace

void Block::clear() {
  rows.clear();
  fields.clear();
  quoted.clear();
  unescaped.clear();
  prepared.clear();
  unprepared.clear();
  trouble = nullptr;
}

std::string_view Row::prepared() const {
  const auto& failed = block_->unprepared;
  const auto found = std::lower_bound(failed.begin(), failed.end(), at_,
                                      [](const auto& one, std::size_t at) { return one.first < at; });
  if (found != failed.end() && found->first == at_) std::rethrow_exception(found->second);
  const std::size_t begin = at_ == 0 ? 0 : block_->rows[at_ - 1].prepared_end;
  return std::string_view(block_->prepared).substr(begin, line().prepared_end - begin);
}

// Fills blocks, one after the other.
class Rows::Reader {
 public:
  Reader(const std::filesystem::path& file, char delimiter, char quote)
      : file_(file), delimiter_(delimiter), quote_(quote), source_(file) {}

  // No rows and no trouble: the file is at its end. What is wrong comes behind the rows before it.
  void fill(Block& block, std::size_t most) {
    block.clear();
    position_ = 0;
    block.end = rest_.size();
    block.text.assign(rest_).append(word, '\0');
    block_ = &block;
    try {
      parse_rows(most);
    } catch (...) {
      block.trouble = std::current_exception();
    }
    rest_.assign(block.text, position_, block.end - position_);
    block.bytes_read = source_.place();
  }

 private:
  enum class Parsed : std::uint8_t { row, needs_more };

  // More bytes behind what is there; false at the end of the file. Only before there are rows: it moves the text.
  bool refill() {
    if (at_end_) return false;
    std::string& text = block_->text;
    if (block_->end > longest_row)
      throw Error(Trouble::bad_input, "a row of more than 256 MB", {file_.string(), line_},
                  "is a quote left open further up?");
    text.resize(std::max(block_->end + chunk, block_->end * 2) + word);
    const std::size_t count = source_.read(text.data() + block_->end, text.size() - word - block_->end);
    if (at_start_ && std::string_view(text).substr(0, count).starts_with(byte_order_mark))
      position_ = byte_order_mark.size();
    at_start_ = false;
    at_end_ = count == 0;
    block_->end += count;
    return true;
  }

  void parse_rows(std::size_t most) {
    if (block_->end < chunk) refill();
    while (block_->rows.size() < most) {
      if (position_ == block_->end && (!block_->rows.empty() || !refill())) return;
      if (position_ == block_->end) continue;
      if (parse() == Parsed::row) continue;
      if (!block_->rows.empty()) return;
      if (!refill())
        throw Error(Trouble::bad_input, "a quote is opened and not closed", {file_.string(), line_},
                    "close it, or double the quotes that belong to the text");
    }
  }

  // One row from position_ on; nothing is consumed where it does not end yet.
  Parsed parse() {
    Block& block = *block_;
    const std::size_t first = block.fields.size(), breaks_before = breaks_;
    std::size_t at = position_;
    while (true) {
      const bool opens = at < block.end && block.text[at] == quote_;
      if ((opens ? parse_quoted(at) : parse_plain(at)) == Parsed::needs_more) {
        block.fields.resize(first);
        block.quoted.resize(first);
        breaks_ = breaks_before;
        return Parsed::needs_more;
      }
      if (at == block.end || block.text[at] == '\n') break;
      ++at;
    }
    const std::size_t count = block.fields.size() - first;
    const bool empty_line = count == 1 && block.fields.back().empty() && block.quoted.back() == 0;
    if (empty_line) {
      block.fields.pop_back();
      block.quoted.pop_back();
    } else {
      block.rows.push_back({first, count, line_, 0});
    }
    position_ = at == block.end ? at : at + 1;
    line_ += breaks_ - breaks_before + (at == block.end ? 0 : 1);
    return Parsed::row;
  }

  [[nodiscard]] std::size_t end_of_plain(std::size_t at) const {
    const std::uint64_t delimiters = in_each_byte(delimiter_), breaks = in_each_byte('\n');
    for (; at < block_->end; at += word) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, block_->text.data() + at, word);
      const std::uint64_t found = zero_byte(bytes ^ delimiters) | zero_byte(bytes ^ breaks);
      if (found != 0) return std::min(block_->end, at + static_cast<std::size_t>(std::countr_zero(found)) / 8);
    }
    return block_->end;
  }

  Parsed parse_plain(std::size_t& at) {
    const std::size_t begin = at;
    at = end_of_plain(begin);
    if (at == block_->end && !at_end_) return Parsed::needs_more;
    std::string_view field(block_->text.data() + begin, at - begin);
    const bool last = at == block_->end || block_->text[at] == '\n';
    if (last && field.ends_with('\r')) field.remove_suffix(1);
    block_->fields.push_back(field);
    block_->quoted.push_back(0);
    return Parsed::row;
  }

  Parsed parse_quoted(std::size_t& at) {
    const std::string& text = block_->text;
    const std::size_t begin = at + 1, end = block_->end;
    std::size_t close = begin;
    bool doubled = false;
    while (true) {
      const void* hit = std::memchr(text.data() + close, quote_, end - close);
      if (hit == nullptr) return Parsed::needs_more;
      close = static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
      if (close + 1 == end && !at_end_) return Parsed::needs_more;
      if (close + 1 == end || text[close + 1] != quote_) break;
      doubled = true;
      close += 2;
    }
    std::string_view field(text.data() + begin, close - begin);
    breaks_ += static_cast<std::size_t>(std::count(field.begin(), field.end(), '\n'));
    if (doubled) field = unescaped(field);
    block_->fields.push_back(field);
    block_->quoted.push_back(1);
    at = close + 1;
    if (at < end && text[at] == '\r') ++at;
    if (at == end && !at_end_) return Parsed::needs_more;
    if (at < end && text[at] != delimiter_ && text[at] != '\n')
      throw Error(Trouble::bad_input, "text stands behind a closing quote", {file_.string(), line_},
                  "double the quotes that belong to the text");
    return Parsed::row;
  }

  [[nodiscard]] std::string_view unescaped(std::string_view field) {
    std::string& text = block_->unescaped.emplace_back();
    for (std::size_t i = 0; i < field.size(); ++i) {
      text += field[i];
      if (field[i] == quote_) ++i;
    }
    return text;
  }

  const std::filesystem::path& file_;
  char delimiter_, quote_;
  Packed source_;
  Block* block_ = nullptr;  // that is filled
  std::string rest_;        // behind the rows of the last
  std::size_t position_ = 0;
  bool at_start_ = true, at_end_ = false;
  std::uint64_t line_ = 1;
  std::size_t breaks_ = 0;  // of lines inside quotes, so far
};

Rows::Rows(std::filesystem::path file, char delimiter, char quote)
    : file_(std::move(file)),
      reader_(std::make_unique<Reader>(file_, delimiter, quote)),
      block_(std::make_unique<Block>()) {
  for (std::size_t i = 1; i < blocks_together; ++i) empty_.put(std::make_unique<Block>());
}

Rows::~Rows() {
  empty_.end();
  filled_.stop();
  if (ahead_.joinable()) ahead_.join();
}

bool Rows::header() {
  reader_->fill(*block_, 1);
  at_ = 0;
  if (block_->rows.empty() && block_->trouble) std::rethrow_exception(block_->trouble);
  return !block_->rows.empty();
}

bool Rows::next() {
  if (++at_ < block_->rows.size()) return true;
  if (block_->trouble) std::rethrow_exception(block_->trouble);
  if (!ahead_.joinable()) ahead_ = std::thread([this] { read_on(); });
  take_block();
  at_ = 0;
  if (block_->rows.empty() && block_->trouble) std::rethrow_exception(block_->trouble);
  return !block_->rows.empty();
}

void Rows::take_block() {
  empty_.put(std::move(block_));
  auto next = filled_.take();
  block_ = next ? std::move(*next) : std::make_unique<Block>();
}

void Rows::read_on() {
  for (bool more = true; more;) {
    auto block = empty_.take();
    if (!block) break;
    read(**block);
    more = !(*block)->rows.empty() && !(*block)->trouble;
    filled_.put(std::move(*block));
  }
  empty_.stop();
  filled_.end();
}

void Rows::read(Block& block) {
  reader_->fill(block, all_rows);
  if (!prepare_) return;
  for (std::size_t at = 0; at < block.rows.size(); ++at) {
    const std::size_t begin = block.prepared.size();
    try {
      prepare_(Row(file_, block, at), block.prepared);
    } catch (...) {
      block.prepared.resize(begin);
      block.unprepared.emplace_back(at, std::current_exception());
    }
    block.rows[at].prepared_end = block.prepared.size();
  }
}

}  // namespace treatygraph::importing

#include "graph/import/rows.h"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

namespace treatygraph::importing {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 20U, longest_row = std::size_t{1} << 28U;
constexpr std::size_t most_rows = 64;  // of a block
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Eight bytes at a time.
constexpr std::size_t word = sizeof(std::uint64_t);
constexpr std::uint64_t ones = 0x0101010101010101, high_bits = 0x8080808080808080;
static_assert(std::endian::native == std::endian::little, "the first byte of a word is its lowest");
std::uint64_t in_each_byte(char byte) { return ones * static_cast<unsigned char>(byte); }
// The high bit of the lowest byte that is zero; of those above it, anything.
std::uint64_t zero_byte(std::uint64_t bytes) { return (bytes - ones) & ~bytes & high_bits; }

}  // namespace

struct Rows::Source {
  gzFile file = nullptr;
  explicit Source(const std::filesystem::path& path) : file(gzopen(path.c_str(), "rb")) {
    if (file == nullptr)
      throw Error(Trouble::not_found, std::string("cannot be opened: ") + std::strerror(errno), {path.string()},
                  "check the path");
    gzbuffer(file, 1U << 17U);
  }
  ~Source() { gzclose(file); }
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
};

Rows::Rows(std::filesystem::path file, char delimiter, char quote)
    : file_(std::move(file)), delimiter_(delimiter), quote_(quote), source_(std::make_unique<Source>(file_)) {
  refill();
  if (std::string_view(buffer_).substr(0, end_).starts_with(byte_order_mark)) position_ = byte_order_mark.size();
}

Rows::~Rows() = default;

// More bytes behind what is not yet read; false at the end of the file.
bool Rows::refill() {
  if (at_end_) return false;
  buffer_.erase(0, position_);
  end_ -= position_;
  position_ = 0;
  if (end_ > longest_row)
    throw Error(Trouble::bad_input, "a row of more than 256 MB", {file_.string(), line_},
                "is a quote left open further up?");
  buffer_.resize(std::max(end_ + chunk, end_ * 2) + word);
  const int count = gzread(source_->file, buffer_.data() + end_, static_cast<unsigned>(buffer_.size() - word - end_));
  int code = Z_OK;
  const char* const trouble = gzerror(source_->file, &code);
  if (count < 0 || code == Z_BUF_ERROR)  // the latter: the gzip file ends in its middle
    throw Error(Trouble::bad_input, std::string("cannot be read: ") + trouble, {file_.string()},
                "is the gzip file whole? Pack it again, or give it unpacked");
  at_end_ = count == 0;
  end_ += static_cast<std::size_t>(count);
  return true;
}

bool Rows::next() {
  if (++at_ < rows_.size()) return true;
  parse_block();
  return !rows_.empty();
}

// None are left where there is no row any more. A row that is broken begins a block: those before it come first.
void Rows::parse_block() {
  rows_.clear();
  fields_.clear();
  quoted_.clear();
  unescaped_.clear();
  at_ = 0;
  while (rows_.size() < most_rows) {
    if (position_ == end_ && (!rows_.empty() || !refill())) return;
    if (position_ == end_) continue;
    try {
      if (parse() == Parsed::row) continue;
    } catch (const Error&) {
      if (rows_.empty()) throw;
      return;
    }
    if (!rows_.empty()) return;
    if (!refill())
      throw Error(Trouble::bad_input, "a quote is opened and not closed", {file_.string(), line_},
                  "close it, or double the quotes that belong to the text");
  }
}

// One row from position_ on; nothing is consumed where it does not end yet.
Rows::Parsed Rows::parse() {
  const std::size_t first = fields_.size(), breaks_before = breaks_;
  std::size_t at = position_;
  while (true) {
    const bool opens = at < end_ && buffer_[at] == quote_;
    if ((opens ? parse_quoted(at) : parse_plain(at)) == Parsed::needs_more) {
      fields_.resize(first);
      quoted_.resize(first);
      breaks_ = breaks_before;
      return Parsed::needs_more;
    }
    if (at == end_ || buffer_[at] == '\n') break;
    ++at;
  }
  const std::size_t count = fields_.size() - first;
  const bool empty_line = count == 1 && fields_.back().empty() && quoted_.back() == 0;
  if (empty_line) {
    fields_.pop_back();
    quoted_.pop_back();
  } else {
    rows_.push_back({first, count, line_});
  }
  position_ = at == end_ ? at : at + 1;
  line_ += breaks_ - breaks_before + (at == end_ ? 0 : 1);
  return Parsed::row;
}

std::size_t Rows::end_of_plain(std::size_t at) const {
  const std::uint64_t delimiters = in_each_byte(delimiter_), breaks = in_each_byte('\n');
  for (; at < end_; at += word) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, buffer_.data() + at, word);
    const std::uint64_t found = zero_byte(bytes ^ delimiters) | zero_byte(bytes ^ breaks);
    if (found != 0) return std::min(end_, at + static_cast<std::size_t>(std::countr_zero(found)) / 8);
  }
  return end_;
}

Rows::Parsed Rows::parse_plain(std::size_t& at) {
  const std::size_t begin = at;
  at = end_of_plain(begin);
  if (at == end_ && !at_end_) return Parsed::needs_more;
  std::string_view field(buffer_.data() + begin, at - begin);
  const bool last = at == end_ || buffer_[at] == '\n';
  if (last && field.ends_with('\r')) field.remove_suffix(1);
  fields_.push_back(field);
  quoted_.push_back(0);
  return Parsed::row;
}

Rows::Parsed Rows::parse_quoted(std::size_t& at) {
  const std::size_t begin = at + 1;
  std::size_t close = begin;
  bool doubled = false;
  while (true) {
    const void* hit = std::memchr(buffer_.data() + close, quote_, end_ - close);
    if (hit == nullptr) return Parsed::needs_more;
    close = static_cast<std::size_t>(static_cast<const char*>(hit) - buffer_.data());
    if (close + 1 == end_ && !at_end_) return Parsed::needs_more;
    if (close + 1 == end_ || buffer_[close + 1] != quote_) break;
    doubled = true;
    close += 2;
  }
  std::string_view field(buffer_.data() + begin, close - begin);
  breaks_ += static_cast<std::size_t>(std::count(field.begin(), field.end(), '\n'));
  if (doubled) {
    std::string& text = unescaped_.emplace_back();
    for (std::size_t i = 0; i < field.size(); ++i) {
      text += field[i];
      if (field[i] == quote_) ++i;
    }
    field = text;
  }
  fields_.push_back(field);
  quoted_.push_back(1);
  at = close + 1;
  if (at < end_ && buffer_[at] == '\r') ++at;
  if (at == end_ && !at_end_) return Parsed::needs_more;
  if (at < end_ && buffer_[at] != delimiter_ && buffer_[at] != '\n')
    throw Error(Trouble::bad_input, "text stands behind a closing quote", {file_.string(), line_},
                "double the quotes that belong to the text");
  return Parsed::row;
}

Place Rows::place(std::size_t field) const { return {file_.string(), rows_[at_].line, field, 0, 0}; }

std::uint64_t Rows::bytes_read() const {
  const auto offset = gzoffset(source_->file);
  return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace treatygraph::importing

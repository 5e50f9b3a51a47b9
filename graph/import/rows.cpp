#include "graph/import/rows.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace treatygraph::importing {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 20U, longest_row = std::size_t{1} << 28U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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
  buffer_.resize(std::max(end_ + chunk, end_ * 2));
  const int count = gzread(source_->file, buffer_.data() + end_, static_cast<unsigned>(buffer_.size() - end_));
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
  while (true) {
    if (position_ == end_ && !refill()) return false;
    if (position_ == end_) continue;
    if (parse() == Parsed::needs_more) {
      if (refill()) continue;
      throw Error(Trouble::bad_input, "a quote is opened and not closed", {file_.string(), line_},
                  "close it, or double the quotes that belong to the text");
    }
    const bool empty_line = fields_.size() == 1 && fields_.front().empty() && !quoted(0);
    if (!empty_line) return true;
  }
}

// One row from position_ on; nothing is consumed where it does not end yet.
Rows::Parsed Rows::parse() {
  fields_.clear();
  quoted_.clear();
  unescaped_.clear();
  std::size_t at = position_;
  while (true) {
    const bool opens = at < end_ && buffer_[at] == quote_;
    if ((opens ? parse_quoted(at) : parse_plain(at)) == Parsed::needs_more) return Parsed::needs_more;
    if (at == end_ || buffer_[at] == '\n') break;
    ++at;
  }
  row_line_ = line_;
  const std::size_t after = at == end_ ? at : at + 1;
  line_ += static_cast<std::uint64_t>(std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(position_),
                                                 buffer_.begin() + static_cast<std::ptrdiff_t>(after), '\n'));
  position_ = after;
  return Parsed::row;
}

Rows::Parsed Rows::parse_plain(std::size_t& at) {
  const std::size_t begin = at;
  while (at < end_ && buffer_[at] != delimiter_ && buffer_[at] != '\n') ++at;
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

Place Rows::place(std::size_t field) const { return {file_.string(), row_line_, field, 0, 0}; }

std::uint64_t Rows::bytes_read() const {
  const auto offset = gzoffset(source_->file);
  return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

}  // namespace treatygraph::importing

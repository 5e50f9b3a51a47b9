// Rows of a CSV file (RFC 4180): quotes doubled inside quotes, line breaks inside quotes; LF or CRLF; a BOM is skipped;
// gzip is seen through.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph::importing {

class Rows {
 public:
  using Fields = std::span<const std::string_view>;

  Rows(std::filesystem::path file, char delimiter, char quote);
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  // The next row that is not an empty line. Throws Error(bad_input) for an open quote, not_found, no_access.
  [[nodiscard]] bool next();
  // Valid until the next call.
  [[nodiscard]] Fields fields() const { return fields_of(at_); }
  [[nodiscard]] bool quoted(std::size_t field) const { return quoted_[rows_[at_].first + field] != 0; }
  [[nodiscard]] std::uint64_t line() const { return rows_[at_].line; }
  // Of a field of this row; 0 for the row itself.
  [[nodiscard]] Place place(std::size_t field) const;
  [[nodiscard]] std::uint64_t bytes_read() const;  // of the file as it stands on disk

  // Some rows are parsed at a time. With the first of them all can be looked at, by whoever fetches what they need.
  [[nodiscard]] bool first_of_block() const { return at_ == 0; }
  [[nodiscard]] std::size_t block() const { return rows_.size(); }
  [[nodiscard]] Fields fields_of(std::size_t row) const {
    return Fields(fields_).subspan(rows_[row].first, rows_[row].count);
  }

 private:
  enum class Parsed : std::uint8_t { row, needs_more };
  struct Row {
    std::size_t first = 0, count = 0;  // of the fields
    std::uint64_t line = 0;
  };
  void parse_block();
  [[nodiscard]] Parsed parse();
  [[nodiscard]] Parsed parse_quoted(std::size_t& at);
  [[nodiscard]] Parsed parse_plain(std::size_t& at);
  [[nodiscard]] std::size_t end_of_plain(std::size_t at) const;
  bool refill();

  struct Source;
  std::filesystem::path file_;
  char delimiter_, quote_;
  std::unique_ptr<Source> source_;
  std::string buffer_;  // some bytes longer than what was read
  std::size_t position_ = 0, end_ = 0;
  bool at_end_ = false;
  std::uint64_t line_ = 1;
  std::size_t breaks_ = 0;  // of lines inside quotes, so far
  std::vector<Row> rows_;
  std::size_t at_ = 0;  // of the present row
  std::vector<std::string_view> fields_;
  std::vector<std::uint8_t> quoted_;
  std::deque<std::string> unescaped_;
};

}  // namespace treatygraph::importing

// Rows of a CSV file (RFC 4180): quotes doubled inside quotes, line breaks inside quotes; LF or CRLF; a BOM is skipped;
// gzip is seen through.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"

namespace treatygraph::importing {

class Rows {
 public:
  Rows(std::filesystem::path file, char delimiter, char quote);
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  // The next row that is not an empty line. Throws Error(bad_input) for an open quote, not_found, no_access.
  [[nodiscard]] bool next();
  // Valid until the next call.
  [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
  [[nodiscard]] bool quoted(std::size_t field) const { return quoted_[field] != 0; }
  [[nodiscard]] std::uint64_t line() const { return row_line_; }
  // Of a field of this row; 0 for the row itself.
  [[nodiscard]] Place place(std::size_t field) const;
  [[nodiscard]] std::uint64_t bytes_read() const;  // of the file as it stands on disk

 private:
  enum class Parsed : std::uint8_t { row, needs_more };
  [[nodiscard]] Parsed parse();
  [[nodiscard]] Parsed parse_quoted(std::size_t& at);
  [[nodiscard]] Parsed parse_plain(std::size_t& at);
  bool refill();

  struct Source;
  std::filesystem::path file_;
  char delimiter_, quote_;
  std::unique_ptr<Source> source_;
  std::string buffer_;
  std::size_t position_ = 0, end_ = 0;
  bool at_end_ = false;
  std::uint64_t line_ = 1, row_line_ = 1;
  std::vector<std::string_view> fields_;
  std::vector<std::uint8_t> quoted_;
  std::deque<std::string> unescaped_;
};

}  // namespace treatygraph::importing

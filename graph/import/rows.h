// Rows of a CSV file (RFC 4180): quotes doubled inside quotes, line breaks inside quotes; LF or CRLF; a BOM is skipped;
// gzip is seen through. While the rows of one block are taken, another thread reads the next ones.
//
//   Rows rows(file, ',', '"');
//   while (rows.next()) use(rows.row().fields());
#pragma once

#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "extract/base/conveyor.h"
#include "extract/base/error.h"

namespace treatygraph::importing {

// Some rows with the text that they stand in.
struct Block {
  struct Line {
    std::size_t first = 0, count = 0;  // of the fields
    std::uint64_t number = 0;          // in the file
    std::size_t prepared_end = 0;      // in `prepared`
  };
  std::string text;  // some bytes longer than what was read
  std::size_t end = 0;
  std::vector<Line> rows;
  std::vector<std::string_view> fields;
  std::vector<std::uint8_t> quoted;
  std::deque<std::string> unescaped;
  std::string prepared;
  std::vector<std::pair<std::size_t, std::exception_ptr>> unprepared;  // by row, ascending
  std::exception_ptr trouble;                                          // behind the rows
  std::uint64_t bytes_read = 0;                                        // of the file as it stands on disk

  void clear();
};

class Row {
 public:
  Row(const std::filesystem::path& file, const Block& block, std::size_t at) : file_(&file), block_(&block), at_(at) {}
  [[nodiscard]] std::span<const std::string_view> fields() const {
    return std::span(block_->fields).subspan(line().first, line().count);
  }
  [[nodiscard]] bool quoted(std::size_t field) const { return block_->quoted[line().first + field] != 0; }
  // Of a field of this row, from 1; 0 for the row itself.
  [[nodiscard]] Place place(std::size_t field) const { return {file_->string(), line().number, field, 0, 0}; }
  // What was made of it ahead; throws what that threw.
  [[nodiscard]] std::string_view prepared() const;

 private:
  [[nodiscard]] const Block::Line& line() const { return block_->rows[at_]; }
  const std::filesystem::path* file_;
  const Block* block_;
  std::size_t at_;
};

class Rows {
 public:
  using Prepare = std::function<void(const Row& row, std::string& out)>;

  Rows(std::filesystem::path file, char delimiter, char quote);
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  // The first row alone: what follows can be prepared by what it says. False where there is none.
  [[nodiscard]] bool header();
  // What the other thread makes of each row that comes.
  void prepare(Prepare prepare) { prepare_ = std::move(prepare); }
  // The next row that is not an empty line. Throws Error(bad_input) for an open quote, not_found, no_access.
  [[nodiscard]] bool next();
  // Valid until the next call. Those up to the end of the block can be looked at, to fetch what they will need.
  [[nodiscard]] Row row() const { return row(at_); }
  [[nodiscard]] Row row(std::size_t at) const { return {file_, *block_, at}; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t block_end() const { return block_->rows.size(); }
  [[nodiscard]] std::uint64_t bytes_read() const { return block_->bytes_read; }

 private:
  class Reader;
  using Blocks = Conveyor<std::unique_ptr<Block>>;
  static constexpr std::size_t blocks_together = 4;

  void read_on();
  void read(Block& block);
  void take_block();

  std::filesystem::path file_;
  std::unique_ptr<Reader> reader_;
  Prepare prepare_;
  std::unique_ptr<Block> block_;
  std::size_t at_ = 0;  // of the present row
  Blocks empty_{blocks_together}, filled_{blocks_together};
  std::thread ahead_;
};

}  // namespace treatygraph::importing

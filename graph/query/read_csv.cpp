#include "graph/query/read_csv.h"

#include "extract/base/error.h"

namespace treatygraph::query {
namespace {

constexpr std::size_t longest_record = 64U << 20U;

Error too_long() {
  return Error(Trouble::limit, "a record of this CSV file is longer than 64 MiB", {},
               "is it a CSV file, and are its quotes closed?");
}

// The rest of a quoted field, after its first quote.
void read_quoted(std::istream& in, std::string& field) {
  for (int c = in.get(); c != EOF; c = in.get()) {
    if (field.size() > longest_record) throw too_long();
    if (c != '"') {
      field += static_cast<char>(c);
    } else if (in.peek() == '"') {
      field += static_cast<char>(in.get());
    } else {
      return;
    }
  }
}

}  // namespace

std::optional<std::vector<std::string>> read_csv(std::istream& in, char separator) {
  if (in.tellg() == std::streampos(0) && in.peek() == 0xEF) in.ignore(3);
  if (in.peek() == EOF) return {};
  std::vector<std::string> record(1);
  std::size_t bytes = 0;
  for (int c = in.get(); c != EOF && c != '\n'; c = in.get()) {
    if (++bytes > longest_record) throw too_long();
    if (c == '"' && record.back().empty()) {
      read_quoted(in, record.back());
    } else if (c == separator) {
      record.emplace_back();
    } else if (c != '\r' || in.peek() != '\n') {
      record.back() += static_cast<char>(c);
    }
  }
  return record;
}

}  // namespace treatygraph::query

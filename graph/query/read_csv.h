// Read one record of a CSV file (RFC 4180: quotes doubled inside quotes, line breaks inside quotes; LF or CRLF; a BOM
// is skipped).
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace treatygraph::query {

[[nodiscard]] std::optional<std::vector<std::string>> read_csv(std::istream& in, char separator);  // nothing at the end

}  // namespace treatygraph::query

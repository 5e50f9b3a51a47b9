// Dates of day, month and year as papers of the six languages write them.
#pragma once

#include <optional>
#include <string>

#include "extract/recognise/script.h"

namespace treatygraph {

struct PrintedDate {
  unsigned year = 0, month = 0, day = 0;  // year 0: not told
  std::size_t next = 0;                   // index after it
};

// 2019年12月27日, "27 December 2019", "1er mars 2019", "27 de diciembre de 2019", "27 декабря 2019 года",
// "27 كانون الأول/ديسمبر 2019"
[[nodiscard]] std::optional<PrintedDate> date_at(const Script& script, std::size_t at);
// "2019-12-27"; "" where the year is not told.
[[nodiscard]] std::string iso(const PrintedDate& date);

}  // namespace treatygraph

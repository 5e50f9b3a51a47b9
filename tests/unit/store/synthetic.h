// Papers made up by number, for tests of the store: a pure function of the seed.
#pragma once

#include <cstdint>
#include <string>

#include "extract/facts/facts.h"

namespace treatygraph::testing {

struct Shape {
  unsigned entities = 12;
  unsigned relations = 14;
  unsigned mentions = 20;
  unsigned pool = 40;  // how many different entities there are in all
};

// A paper of this name; another `version` says other things. Some are compilations with parts, some are language
// versions of one document, some have no symbol.
[[nodiscard]] facts::Paper paper(const std::string& source, std::uint64_t version, const Shape& shape = {});

// A small paper written by hand: a state's submission that cites a convention.
[[nodiscard]] facts::Paper submission(const std::string& source, const std::string& symbol, const std::string& state,
                                      const std::string& instrument, const std::string& date = "2021-11-17");

}  // namespace treatygraph::testing

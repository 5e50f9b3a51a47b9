// Evidence check: are the words that facts rest on still where the facts say? Looks at the text alone, not at what made
// the facts: a promise that a reader can check is checked as a reader would.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/facts/facts.h"

namespace treatygraph::shell {

struct Mismatch {
  std::uint64_t start = 0;
  std::string fact;      // "State IRL", "IRL CITES untoc"
  std::string trouble;   // "other words stand there", "the quote is not around them"
  std::string expected;  // the words, or the quote
  std::string found;     // what stands there now
};

struct EvidenceCheck {
  std::uint64_t checked = 0;  // mentions, back references, and relations that rest on words
  std::vector<Mismatch> mismatches;
};

[[nodiscard]] EvidenceCheck check_evidence(const facts::Paper& paper, std::string_view text);
// Mentions, back references, and relations that rest on words.
[[nodiscard]] std::uint64_t count_evidence(const facts::Paper& paper);

}  // namespace treatygraph::shell

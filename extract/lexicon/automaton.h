// Automaton: a set of words over small codes as a minimal acyclic automaton, laid out as one array of cells.
//
// A state is a number, its base. From state b the code c leads on if cells[b + c].code == c; the cell then holds the
// next state and what the word that ends there stands for. No two states have the same base, so a cell's code alone
// tells whose it is. State 0 has no way on. The array is as long as any code beyond the last base, so that no step
// needs a bounds check.
#pragma once

#include <cstdint>
#include <vector>

namespace treatygraph {

using Code = std::uint16_t;

struct Cell {
  std::uint64_t code : 16 = 0;    // 0: the cell is free
  std::uint64_t output : 20 = 0;  // 0: no word ends here
  std::uint64_t next : 28 = 0;    // state
};
inline constexpr std::uint32_t most_outputs = 1U << 20U, most_states = 1U << 28U;

inline constexpr std::uint32_t root_state = 1;

struct Word {
  std::vector<Code> codes;  // none is 0
  std::uint32_t output;     // not 0
};

// Words must be sorted by codes, without two that have equal codes; `codes` is one more than the greatest code. Throws
// Error where the cells have no room for so many.
[[nodiscard]] std::vector<Cell> build_automaton(const std::vector<Word>& words, std::uint32_t codes);

}  // namespace treatygraph

// Where a person's name begins and ends, in scripts that tell it by other means than capitals.
#pragma once

#include "extract/recognise/grammars.h"

namespace treatygraph {

struct NameRun {
  std::size_t begin, end;  // indices of the script; equal where there is no name
  std::size_t words = 0;
  bool dotted = false;  // 安娜·科瓦奇: no other words are written so
};

// The name that ends at `end`, where a bracket, a stop, a word of office or a form of address stops the way back; the
// "and" that a list writes together with a name is no part of it.
[[nodiscard]] NameRun arabic_run_before(const View& view, std::uint32_t paragraph, std::size_t end);
// The name that begins at `begin`: to the next bracket or stop, else its first two words with what belongs to them.
[[nodiscard]] NameRun arabic_run_after(const View& view, std::uint32_t paragraph, std::size_t begin);

}  // namespace treatygraph

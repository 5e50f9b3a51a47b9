// Child: another program run on bytes, with a fixed argument list, no shell and hard limits.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace treatygraph {

struct ChildLimits {
  std::chrono::seconds cpu{60};    // of processor time
  std::chrono::seconds wall{120};  // until it is killed
  std::uint64_t memory = std::uint64_t{2} << 30U;
  std::uint64_t output = std::uint64_t{256} << 20U;
};

struct ChildResult {
  enum class End : std::uint8_t { exited, killed, out_of_time, too_much_output } end = End::exited;
  int status = 0;        // of exited: its exit status; of killed: the signal
  std::string output;    // what it wrote to standard output
  std::string messages;  // the beginning of what it wrote to standard error
};

// The path of the program in the directories of PATH; "" where it is not installed.
[[nodiscard]] std::string find_program(std::string_view name);

// Runs the program at `path` with `input` as its standard input, in the plain locale. It may open no file for writing
// and leaves nothing behind. Throws Error(no_access) where no process can be made.
[[nodiscard]] ChildResult run_child(const std::string& path, const std::vector<std::string>& arguments,
                                    std::string_view input, const ChildLimits& limits);

}  // namespace treatygraph

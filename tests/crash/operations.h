// Operations on a store, and the plain model of what they leave: the source's name and the version of its paper.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "graph/store/store.h"

namespace treatygraph::testing {

struct Operation {
  std::string source;
  std::optional<std::uint64_t> version;  // absent: removed
};
using Model = std::map<std::string, std::uint64_t>;  // source → version

[[nodiscard]] std::vector<Operation> draw(std::mt19937_64& random);  // those of one commit
void perform(const std::vector<Operation>& operations, Transaction& transaction);
void perform(const std::vector<Operation>& operations, Model& model);

[[nodiscard]] std::string as_line(const std::vector<Operation>& operations);
[[nodiscard]] std::vector<Operation> from_line(const std::string& line);

// Opens the store anew and compares: `check` is clean and the dump is that of one of the models. Returns which, or
// explains on standard error and returns nothing.
[[nodiscard]] std::optional<std::size_t> matching_model(const Store& store, const std::vector<Model>& models);

}  // namespace treatygraph::testing

// Operations on a store, and the plain model of what they leave: whether a whole graph was taken in, and each source's
// name with the version of its paper.
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
struct Model {
  bool imported = false;
  std::map<std::string, std::uint64_t> papers;  // source → version
};

[[nodiscard]] std::vector<Operation> draw(std::mt19937_64& random);  // those of one commit
void perform(const std::vector<Operation>& operations, Transaction& transaction);
void perform(const std::vector<Operation>& operations, Model& model);

// A whole graph at once, big enough that a read image of it is drawn (image_pays_from). Its nodes are labelled Base.
void import_base(Writer& writer);
// What is wrong with it; "" where nothing is.
[[nodiscard]] std::string base_trouble(const Graph& graph, bool imported);
// What a writer does between two commits: nothing, or it publishes, compacts, draws the read image.
void tidy(std::mt19937_64& random, Writer& writer);

[[nodiscard]] std::string as_line(const std::vector<Operation>& operations);
[[nodiscard]] std::vector<Operation> from_line(const std::string& line);

// Opens the store anew and compares: `check` is clean, the dump is that of one of the models, and questions have the
// same answers with the read image and without. Returns which model, or explains on standard error and returns nothing.
[[nodiscard]] std::optional<std::size_t> matching_model(const Store& store, const std::vector<Model>& models);

// The answers to some questions, as text.
[[nodiscard]] std::string answers(const Graph& graph);

// What the read images of a database are like.
struct Images {
  std::uint64_t whole = 0, cut_off = 0;  // cut off: drawn half when the writer died
};
[[nodiscard]] Images images_in(const Store& store);

}  // namespace treatygraph::testing

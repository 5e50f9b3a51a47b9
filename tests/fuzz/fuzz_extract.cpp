// Any bytes as a paper, through the whole pipeline: facts or an Error, and every slice gives back its text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "extract/base/error.h"
#include "extract/extract.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace treatygraph;
  if (size == 0) return 0;
  const Source source{data[0] % 2 == 0 ? "papers/a.txt" : "papers/a.md",
                      std::string(reinterpret_cast<const char*>(data) + 1, size - 1)};
  try {
    const std::string text = reading_text(source).text;
    const facts::Paper paper = extract(source, Lexicon::built_in());
    const auto slice = [&](std::uint64_t start, std::uint64_t end) { return text.substr(start, end - start); };
    for (const auto& mention : paper.mentions) require(slice(mention.start, mention.end) == mention.text);
    for (const auto& reference : paper.references) require(slice(reference.start, reference.end) == reference.text);
    for (const auto& relation : paper.relations) {
      require(relation.rule == "lexicon" || slice(relation.start, relation.end) == relation.text);
    }
  } catch (const Error&) {
    return 0;
  }
  return 0;
}

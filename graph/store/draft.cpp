#include "graph/store/draft.h"

#include <cassert>

#include "graph/store/keys.h"

namespace treatygraph::store {
namespace {

constexpr Vocabulary vocabularies[] = {Vocabulary::label, Vocabulary::type, Vocabulary::key};

}  // namespace

void Draft::write_to(Database::Batch& batch) {
  ++state_.ledger.commits;
  overlay_.put(std::string(1, ledger_table), encode(state_.ledger));
  overlay_.write_to(batch);
}

void Draft::tell(TouchedSet& touched) const {
  overlay_.visit_keys([&touched](std::string_view key) { touched.add(key); });
}

std::uint64_t Draft::mark() {
  Mark mark{overlay_.mark(), state_.ledger, {}};
  for (const Vocabulary vocabulary : vocabularies)
    mark.words[static_cast<std::size_t>(vocabulary)] = state_.words.words(vocabulary).size();
  marks_.push_back(std::move(mark));
  return marks_.size() - 1;
}

void Draft::undo(std::uint64_t mark) {
  assert(mark < marks_.size());
  const Mark& to = marks_[mark];
  overlay_.undo(to.overlay);
  state_.ledger = to.ledger;
  for (const Vocabulary vocabulary : vocabularies)
    state_.words.shrink(vocabulary, to.words[static_cast<std::size_t>(vocabulary)]);
  marks_.resize(mark + 1);
}

Code Draft::intern(Vocabulary vocabulary, std::string_view word) {
  if (const std::optional<Code> known = state_.words.code(vocabulary, word)) return *known;
  const Code code = state_.words.add(vocabulary, word);
  overlay_.put(Key(word_table).u8(static_cast<std::uint8_t>(vocabulary)).u32(code).take(), std::string(word));
  return code;
}

}  // namespace treatygraph::store

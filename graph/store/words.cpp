#include <cassert>

#include "graph/model/codec.h"
#include "graph/store/keys.h"
#include "graph/store/reading.h"

namespace treatygraph::store {

Words Words::load(const View& view) {
  Words words;
  view.scan(std::string(1, word_table), [&words](std::string_view key, std::string_view word) {
    const Code code = key_u32(key, 2);
    const auto vocabulary = static_cast<unsigned char>(key[1]);
    if (vocabulary > 2 || code != words.tables_[vocabulary].by_code.size()) damaged("its vocabulary has gaps");
    words.add(static_cast<Vocabulary>(vocabulary), word);
    return true;
  });
  return words;
}

std::optional<Code> Words::code(Vocabulary vocabulary, std::string_view word) const {
  const auto& codes = table(vocabulary).codes;
  const auto found = codes.find(word);
  return found == codes.end() ? std::nullopt : std::optional(found->second);
}

Code Words::add(Vocabulary vocabulary, std::string_view word) {
  Table& words = tables_[static_cast<std::size_t>(vocabulary)];
  const Code code = static_cast<Code>(words.by_code.size());
  [[maybe_unused]] const bool fresh = words.codes.emplace(word, code).second;
  assert(fresh);
  words.by_code.emplace_back(word);
  return code;
}

void Words::shrink(Vocabulary vocabulary, std::size_t size) {
  Table& words = tables_[static_cast<std::size_t>(vocabulary)];
  for (; words.by_code.size() > size; words.by_code.pop_back()) words.codes.erase(words.by_code.back());
}

}  // namespace treatygraph::store

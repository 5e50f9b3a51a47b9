#include "expected.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "extract/facts/facts.h"

namespace treatygraph::corpus {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string joined(std::vector<std::string>::const_iterator begin, std::vector<std::string>::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) text += (text.empty() ? "" : " ") + *word;
  return text;
}

ExpectedRelation read_relation(const std::vector<std::string>& words, std::size_t verb) {
  ExpectedRelation relation;
  relation.predicate = words[verb];
  relation.subject = joined(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(verb));
  auto object_end = words.end();
  while (object_end - 1 > words.begin() + static_cast<std::ptrdiff_t>(verb) + 1 &&
         (object_end - 1)->find('=') != std::string::npos) {
    --object_end;
    const std::size_t equals = object_end->find('=');
    relation.attributes[object_end->substr(0, equals)] = object_end->substr(equals + 1);
  }
  relation.object = joined(words.begin() + static_cast<std::ptrdiff_t>(verb) + 1, object_end);
  return relation;
}

}  // namespace

Expected read_expected(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  Expected expected;
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    auto words = words_of(line);
    if (words.empty() || words[0].starts_with('#')) continue;
    const std::size_t at = std::stoul(words[0]);
    words.erase(words.begin());
    if (words.size() < 3) throw std::runtime_error(path + ":" + std::to_string(number) + ": too few words");
    const bool optional = words[0].starts_with('?');
    if (optional) words[0].erase(0, 1);
    const auto verb = std::find_if(words.begin(), words.end(), [](const std::string& word) {
      facts::Predicate predicate{};
      return facts::parse(word, predicate);
    });
    facts::Kind kind{};
    if (verb != words.end()) {
      auto relation = read_relation(words, static_cast<std::size_t>(verb - words.begin()));
      relation.line = at;
      relation.optional = optional;
      expected.relations.push_back(std::move(relation));
    } else if (facts::parse(words[0], kind)) {
      expected.mentions.push_back({at, optional, words[0], joined(words.begin() + 1, words.end() - 1), words.back()});
    } else {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": neither a kind nor a predicate");
    }
  }
  return expected;
}

}  // namespace treatygraph::corpus

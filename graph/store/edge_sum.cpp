#include "graph/store/edge_sum.h"

#include <algorithm>

#include "extract/base/sort_once.h"
#include "graph/knowledge/claims.h"
#include "graph/model/codec.h"
#include "graph/store/lists.h"

namespace treatygraph::store {
EdgeSum::EdgeSum(const Words& words)
    : words_(words),
      count_key_(words.code(Vocabulary::key, "count")),
      documents_key_(words.code(Vocabulary::key, "documents")),
      confidence_key_(words.code(Vocabulary::key, "confidence")),
      first_date_key_(words.code(Vocabulary::key, "first_date")),
      last_date_key_(words.code(Vocabulary::key, "last_date")) {}

void EdgeSum::add(std::string_view testimony) {
  Decoder in(testimony);
  (void)in.bytes(1);  // the kind of proof
  confidence_ = std::max(confidence_, in.real());
  for (std::size_t passages = in.count(); passages > 0; --passages) {
    documents_.push_back(in.varint());
    const std::string_view date = in.text();
    if (!date.empty()) {
      if (first_date_.empty() || date < first_date_) first_date_ = date;
      if (date > last_date_) last_date_ = date;
    }
    const std::size_t lines = in.count();
    count_ += static_cast<std::int64_t>(lines);
    for (std::size_t i = 0; i < lines; ++i) (void)in.varint();
  }
  for (std::size_t keys = in.count(); keys > 0; --keys) {
    const Code key = in.code();
    if (key >= words_.words(Vocabulary::key).size()) damaged("an edge has an attribute of an unknown key");
    for (std::size_t values = in.count(); values > 0; --values) attributes_.emplace_back(key, in.text());
  }
}

void EdgeSum::show(const std::optional<Code>& key, Value value) {
  if (!key) damaged("an edge shows a property of an unknown key");
  shown_.emplace_back(*key, std::move(value));
}

Properties EdgeSum::show(std::string_view testimonies) {
  count_ = 0;
  confidence_ = 0;
  first_date_ = last_date_ = {};
  documents_.clear();
  attributes_.clear();
  shown_.clear();
  visit_list(Payload::text, testimonies, [this](const Item& item) { add(item.text); });
  sort_once(documents_);
  sort_once(attributes_);
  show(count_key_, count_);
  show(documents_key_, static_cast<std::int64_t>(documents_.size()));
  show(confidence_key_, confidence_);
  if (!first_date_.empty()) {
    show(first_date_key_, show_date(first_date_));
    show(last_date_key_, show_date(last_date_));
  }
  for (auto at = attributes_.begin(); at != attributes_.end();) {
    const Code key = at->first;
    values_.clear();
    for (; at != attributes_.end() && at->first == key; ++at) values_.push_back(at->second);
    shown_.emplace_back(key, show_values(words_.words(Vocabulary::key)[key], values_));
  }
  // What is worked out of all goes before an attribute of the same name.
  std::stable_sort(shown_.begin(), shown_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto twice =
      std::unique(shown_.begin(), shown_.end(), [](const auto& a, const auto& b) { return a.first == b.first; });
  shown_.erase(twice, shown_.end());
  return shown_;
}

}  // namespace treatygraph::store

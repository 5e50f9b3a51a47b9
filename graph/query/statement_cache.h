// StatementCache: statements by their text, so that what is asked again is not read again. A statement does not change
// once it is prepared, and plans anew for each graph it runs on.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/query/query.h"

namespace treatygraph {

class StatementCache {
 public:
  // `procedures` must outlive the cache. The statement that was asked for longest ago goes when there are more.
  StatementCache(std::span<const Procedure> procedures, Planning planning, std::size_t most = 256)
      : procedures_(procedures), planning_(planning), most_(most) {}

  [[nodiscard]] Planning planning() const { return planning_; }
  // As Statement::prepare(); what throws is not kept. Valid until `most` other statements were asked for.
  [[nodiscard]] const Statement& prepare(std::string_view text) {
    if (const auto known = places_.find(text); known != places_.end()) {
      entries_.splice(entries_.begin(), entries_, known->second);
      return entries_.front().statement;
    }
    entries_.push_front({std::string(text), Statement::prepare(text, procedures_, planning_)});
    places_.emplace(entries_.front().text, entries_.begin());
    if (entries_.size() > most_) {
      places_.erase(entries_.back().text);
      entries_.pop_back();
    }
    return entries_.front().statement;
  }

 private:
  struct Entry {
    std::string text;
    Statement statement;
  };
  std::span<const Procedure> procedures_;
  Planning planning_;
  std::size_t most_;
  std::list<Entry> entries_;                                                 // the newest first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;  // of texts in entries_
};

}  // namespace treatygraph

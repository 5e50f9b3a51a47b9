// Recent beside the database that it stands before: whatever is written and forgotten, both give the same.
#include "graph/store/recent.h"

#include <gtest/gtest.h>

#include <random>

#include "graph/store/keys.h"
#include "graph/store/lists.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph::store {
namespace {

TEST(Recent, GivesWhatTheDatabaseGives) {
  const testing::Scratch scratch;
  const auto database = open_database(scratch / "db", 1U << 20U);
  Recent recent(*database, 4000);  // bytes: it forgets now and then
  std::mt19937 random(11);         // NOLINT: the same numbers each time
  const auto any_key = [&random] {
    const std::uint64_t number = random() % 40;
    switch (random() % 3) {
      case 0: return standing_key(number);
      case 1: return triple_key(number, 1, 2);
      default: return testimony_key(number);  // a list: never kept
    }
  };
  for (int commit = 0; commit < 200; ++commit) {
    for (int i = 0; i < 20; ++i) {
      const std::string key = any_key();
      ASSERT_EQ(recent.get(key), database->get(key)) << "commit " << commit;
    }
    Recent::Changes changes(recent);
    for (int i = 0; i < 5; ++i) {
      const std::string key = any_key();
      const std::string value(random() % 50, 'v');
      if (key.front() == testimony_table)
        changes.merge(key, encode_item(Payload::text, {random() % 9, false, 0, value}));
      else if (random() % 3 == 0)
        changes.erase(key);
      else
        changes.put(key, value);
    }
    changes.write();
  }
}

}  // namespace
}  // namespace treatygraph::store

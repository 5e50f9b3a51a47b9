// power_test [ROUNDS [SEED]]: papers come and go on a disk that loses what was not synced; the power fails at a random
// operation of RocksDB, and the graph must be that of the commits that were reported, or of one more. ROUNDS 0: until
// stopped.
#include <fmt/format.h>
#include <rocksdb/env.h>

#include <cstdio>
#include <random>

#include "extract/base/error.h"
#include "graph/store/rocks.h"
#include "tests/crash/operations.h"
#include "tests/crash/unsynced_disk.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph::testing {
namespace {

StoreOptions small_buffer() {
  StoreOptions options;
  options.write_buffer = 64U << 10U;
  return options;
}

struct Outcome {
  Model reported, more;  // more: with the commit that was under way
  std::uint64_t commits = 0;
};

Outcome write_until_dark(Store& store, const Model& before, std::mt19937_64& random) {
  Outcome outcome{before, before};
  try {
    const auto writer = store.write();
    const auto transaction = writer->begin();
    while (true) {
      const std::vector<Operation> operations = draw(random);
      perform(operations, *transaction);
      perform(operations, outcome.more);
      transaction->commit();
      outcome.reported = outcome.more;
      ++outcome.commits;
      if (random() % 5 == 0) writer->publish();
      if (random() % 40 == 0) writer->compact();
    }
  } catch (const Error&) {
    return outcome;  // dark; whatever was open is closed
  }
}

int run(std::uint64_t rounds, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto disk = std::make_shared<UnsyncedDisk>(rocksdb::FileSystem::Default());
  const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(disk);
  store::open_through(env.get());
  Scratch scratch;
  Model model;
  std::uint64_t commits = 0;
  for (std::uint64_t round = 1; rounds == 0 || round <= rounds; ++round) {
    Store store(scratch / "db", small_buffer());
    disk->fail_after(1 + random() % (random() % 2 == 0 ? 60 : 600));
    Outcome outcome = write_until_dark(store, model, random);
    if (!disk->failed()) {
      fmt::print(stderr, "round {} of seed {}: an error before the power failed\n", round, seed);
      return 1;
    }
    disk->drop_unsynced();
    disk->power_on();
    const std::vector<Model> models{outcome.reported, outcome.more};
    const std::optional<std::size_t> matching = matching_model(store, models);
    if (!matching) {
      fmt::print(stderr, "round {} of seed {} failed after {} commits\n", round, seed, outcome.commits);
      return 1;
    }
    model = models[*matching];
    commits += outcome.commits;
    if (round % 20 == 0) fmt::print("{} rounds, {} commits, {} papers in the graph\n", round, commits, model.size());
    std::fflush(stdout);
  }
  store::open_through(nullptr);
  return 0;
}

}  // namespace
}  // namespace treatygraph::testing

int main(int count, char** words) {
  const std::uint64_t rounds = count > 1 ? std::stoull(words[1]) : 20;
  return treatygraph::testing::run(rounds, count > 2 ? std::stoull(words[2]) : std::random_device()());
}

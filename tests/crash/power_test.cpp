// power_test [ROUNDS [SEED]]: a whole graph is taken in and papers come and go on a disk that loses what was not
// synced; the power fails at a random operation of RocksDB, and the graph must be that of the commits that were
// reported, or of one more. The read image, which is not RocksDB's, is as it was, gone or torn. ROUNDS 0: until
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

constexpr std::uint64_t new_database_every = 5;  // rounds

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
    if (!before.imported) {
      outcome.more.imported = true;
      import_base(*writer);
      outcome.reported = outcome.more;
      writer->draw_image(image_pays_from);
    }
    const auto transaction = writer->begin();
    while (true) {
      const std::vector<Operation> operations = draw(random);
      perform(operations, *transaction);
      perform(operations, outcome.more);
      transaction->commit();
      outcome.reported = outcome.more;
      ++outcome.commits;
      tidy(random, *writer);
    }
  } catch (const Error&) {
    return outcome;  // dark; whatever was open is closed
  }
}

// What a power cut makes of files whose writing was under way. One that was renamed to its place had been synced.
void damage_images(const std::filesystem::path& folder, std::mt19937_64& random) {
  for (const auto& generation : std::filesystem::directory_iterator(folder / "generations")) {
    const std::filesystem::path image = generation.path() / "image", beside = generation.path() / "image.new";
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(image, none);
    if (none || random() % 2 == 0) continue;
    std::filesystem::rename(image, beside);
    std::filesystem::resize_file(beside, random() % (size + 1));
  }
}

int run(std::uint64_t rounds, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto disk = std::make_shared<UnsyncedDisk>(rocksdb::FileSystem::Default());
  const std::unique_ptr<rocksdb::Env> env = rocksdb::NewCompositeEnv(disk);
  store::open_through(env.get());
  Scratch scratch;
  Model model;
  std::uint64_t commits = 0, imports = 0;
  for (std::uint64_t round = 1; rounds == 0 || round <= rounds; ++round) {
    if (random() % new_database_every == 0) {
      std::filesystem::remove_all(scratch / "db");
      model = {};
    }
    Store store(scratch / "db", small_buffer());
    disk->fail_after(1 + random() % (random() % 2 == 0 ? 60 : 600));
    Outcome outcome = write_until_dark(store, model, random);
    if (!disk->failed()) {
      fmt::print(stderr, "round {} of seed {}: an error before the power failed\n", round, seed);
      return 1;
    }
    disk->drop_unsynced();
    if (std::filesystem::exists(scratch / "db" / "generations")) damage_images(scratch / "db", random);
    disk->power_on();
    const std::vector<Model> models{outcome.reported, outcome.more};
    const std::optional<std::size_t> matching = matching_model(store, models);
    if (!matching) {
      fmt::print(stderr, "round {} of seed {} failed after {} commits\n", round, seed, outcome.commits);
      return 1;
    }
    if (models[*matching].imported && !model.imported) ++imports;
    model = models[*matching];
    commits += outcome.commits;
    if (round % 20 == 0) fmt::print("{} rounds: {} commits, {} imports\n", round, commits, imports);
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

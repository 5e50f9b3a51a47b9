// kill_test [ROUNDS [SEED]]: a child takes a whole graph in, ingests, replaces and removes papers, telling each commit,
// publishes, compacts, draws read images and comes again; it is killed (-9) at a random moment, and the graph must be
// that of the commits it told of, or of one more, with the read image and without. ROUNDS 0: until stopped. A round
// that fails prints the seed and keeps the database.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <random>
#include <sstream>

#include "tests/crash/child.h"
#include "tests/crash/operations.h"
#include "tests/unit/store/scratch.h"

namespace treatygraph::testing {
namespace {

constexpr std::uint64_t new_database_every = 5;  // rounds
constexpr std::uint64_t longest_life = 900'000;  // microseconds

StoreOptions small_buffer() {
  StoreOptions options;
  options.write_buffer = 64U << 10U;  // so that flushes and compactions are killed too
  return options;
}

void say(const std::string& line) {
  const std::string bytes = line + "\n";
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) ::_exit(3);
}

void import_into(Store& store) {
  const auto writer = store.write();
  say("import");
  import_base(*writer);
  say("done");
  writer->draw_image(image_pays_from);
}

// A writer of some commits, which draws the image at its close where it found one.
void write_some(Store& store, std::mt19937_64& random) {
  const auto writer = store.write();
  const auto transaction = writer->begin();
  for (auto left = 1 + random() % 12; left > 0; --left) {
    const std::vector<Operation> operations = draw(random);
    say("try" + as_line(operations));
    perform(operations, *transaction);
    transaction->commit();
    say("done");
    tidy(random, *writer);
  }
}

int write_until_killed(const std::string& folder, const std::string& first, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Store store(folder, small_buffer());
  if (first == "import") import_into(store);
  while (true) write_some(store, random);
}

int read_until_killed(const std::string& folder) {
  while (true) (void)Store(folder, small_buffer()).read()->sequence();
}

// The model of what was told, and that with the operations that were under way.
std::vector<Model> models_after(const Model& before, const std::string& printed) {
  Model told = before, more = before;
  std::istringstream lines(printed.substr(0, printed.rfind('\n') + 1));
  for (std::string line; std::getline(lines, line);) {
    if (line == "import") more.imported = true;
    if (line.starts_with("try")) perform(from_line(line.substr(3)), more);
    if (line == "done") told = more;
  }
  return {told, more};
}

std::uint64_t count_of(const std::string& word, const std::string& text) {
  std::uint64_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

int run(std::uint64_t rounds, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Scratch scratch;
  const std::string folder = scratch / "db";
  Model model;
  std::uint64_t commits = 0, imports = 0;
  Images images;
  for (std::uint64_t round = 1; rounds == 0 || round <= rounds; ++round) {
    if (random() % new_database_every == 0) {
      std::filesystem::remove_all(folder);
      model = {};
    }
    Child writer({"--write", folder, model.imported ? "go on" : "import", std::to_string(random())});
    const std::string printed = writer.run_and_kill(std::chrono::microseconds(random() % longest_life));
    const Images left = images_in(Store(folder));
    images.whole += left.whole;
    images.cut_off += left.cut_off;
    if (random() % 3 == 0 && Store(folder).exists()) {  // a reader that publishes for the killed may be killed itself
      Child reader({"--read", folder});
      (void)reader.run_and_kill(std::chrono::microseconds(random() % 60'000));
    }
    const std::vector<Model> models = models_after(model, printed);
    const Store store(folder, small_buffer());
    const std::optional<std::size_t> matching =
        store.exists() ? matching_model(store, models) : std::optional<std::size_t>(0);
    if (!matching) {
      fmt::print(stderr, "round {} of seed {} failed\n{}", round, seed, printed);
      return 1;
    }
    if (models[*matching].imported && !model.imported) ++imports;
    model = models[*matching];
    commits += count_of("done\n", printed);
    if (round % 20 == 0)
      fmt::print("{} rounds: {} commits, {} imports; {} images left whole, {} cut off\n", round, commits, imports,
                 images.whole, images.cut_off);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace treatygraph::testing

int main(int count, char** words) {
  using namespace treatygraph::testing;
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 4 && arguments[0] == "--write")
    return write_until_killed(arguments[1], arguments[2], std::stoull(arguments[3]));
  if (arguments.size() == 2 && arguments[0] == "--read") return read_until_killed(arguments[1]);
  const std::uint64_t rounds = arguments.empty() ? 20 : std::stoull(arguments[0]);
  return run(rounds, arguments.size() > 1 ? std::stoull(arguments[1]) : std::random_device()());
}

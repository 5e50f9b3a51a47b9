// kill_test [ROUNDS [SEED]]: a child ingests, replaces and removes papers, telling each commit; it is killed (-9) at a
// random moment, and the graph must be that of the commits it told of, or of one more. ROUNDS 0: until stopped. A round
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

StoreOptions small_buffer() {
  StoreOptions options;
  options.write_buffer = 64U << 10U;  // so that flushes and compactions are killed too
  return options;
}

void say(const std::string& line) {
  const std::string bytes = line + "\n";
  if (::write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) ::_exit(3);
}

int write_until_killed(const std::string& folder, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Store store(folder, small_buffer());
  const auto writer = store.write();
  const auto transaction = writer->begin();
  while (true) {
    const std::vector<Operation> operations = draw(random);
    say("try" + as_line(operations));
    perform(operations, *transaction);
    transaction->commit();
    say("done");
    if (random() % 5 == 0) writer->publish();
    if (random() % 40 == 0) writer->compact();
    if (random() % 4 == 0) writer->draw_image(0);
  }
}

int read_until_killed(const std::string& folder) {
  while (true) (void)Store(folder, small_buffer()).read()->sequence();
}

// The model of what was told, and that with the operations that were under way.
std::vector<Model> models_after(const Model& before, const std::string& printed) {
  Model told = before;
  std::vector<Operation> under_way;
  std::istringstream lines(printed.substr(0, printed.rfind('\n') + 1));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("try")) under_way = from_line(line.substr(3));
    if (line != "done") continue;
    perform(under_way, told);
    under_way.clear();
  }
  Model more = told;
  perform(under_way, more);
  return {told, more};
}

int run(std::uint64_t rounds, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  Scratch scratch;
  const std::string folder = scratch / "db";
  Model model;
  std::uint64_t commits = 0;
  for (std::uint64_t round = 1; rounds == 0 || round <= rounds; ++round) {
    Child writer({"--write", folder, std::to_string(random())});
    const std::string printed = writer.run_and_kill(std::chrono::microseconds(random() % 700'000));
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
    model = models[*matching];
    for (std::size_t at = printed.find("done\n"); at != std::string::npos; at = printed.find("done\n", at + 1))
      ++commits;
    if (round % 20 == 0) fmt::print("{} rounds, {} commits, {} papers in the graph\n", round, commits, model.size());
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace treatygraph::testing

int main(int count, char** words) {
  using namespace treatygraph::testing;
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() == 3 && arguments[0] == "--write")
    return write_until_killed(arguments[1], std::stoull(arguments[2]));
  if (arguments.size() == 2 && arguments[0] == "--read") return read_until_killed(arguments[1]);
  const std::uint64_t rounds = arguments.empty() ? 20 : std::stoull(arguments[0]);
  return run(rounds, arguments.size() > 1 ? std::stoull(arguments[1]) : std::random_device()());
}

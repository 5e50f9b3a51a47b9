// full_disk_test: papers are ingested until the disk is full. The error says so and names the folder; what was
// committed is there and sound, and with room again the work goes on. On a small tmpfs where one can be mounted, else
// under a limit on file sizes.
#include <fmt/format.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

#include "extract/base/error.h"
#include "graph/store/store.h"
#include "tests/crash/child.h"
#include "tests/unit/store/dump.h"
#include "tests/unit/store/scratch.h"
#include "tests/unit/store/synthetic.h"

namespace treatygraph::testing {
namespace {

constexpr std::uint64_t most_papers = 20000;

facts::Paper nth(std::uint64_t number) { return paper(fmt::format("{:05}.txt", number), 1, {40, 80, 100, 2000}); }

// Ends with 0 and the number of commits printed when the disk was found full.
int fill(const std::string& folder, const std::string& limit) {
  if (limit == "limited") {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit size{512U << 10U, 512U << 10U};
    if (::setrlimit(RLIMIT_FSIZE, &size) != 0) return 9;
  }
  std::uint64_t commits = 0;
  try {
    Store store(folder);
    const auto writer = store.write();
    const auto transaction = writer->begin();
    for (; commits < most_papers; ++commits) {
      transaction->put(nth(commits));
      transaction->commit();
    }
  } catch (const Error& error) {
    fmt::print("{} {}\n", commits, error.what());
    const bool names_folder = std::string(error.what()).find(folder) != std::string::npos;
    return error.trouble() == Trouble::no_space && names_folder && !error.advice().empty() ? 0 : 2;
  }
  return 3;
}

int verify(const std::string& folder, std::uint64_t commits) {
  Store store(folder);
  for (const std::string& finding : check(store)) {
    fmt::print("check: {}\n", finding);
    return 1;
  }
  std::map<std::string, facts::Paper> papers;
  for (std::uint64_t i = 0; i < commits; ++i) papers[nth(i).document.source] = nth(i);
  if (store.read()->sequence() == commits + 1) papers[nth(commits).document.source] = nth(commits);
  const std::string different = difference(expected_dump(papers), dump(*store.read()));
  if (!different.empty()) {
    fmt::print("{}\n", different);
    return 1;
  }
  const auto writer = store.write();
  const auto transaction = writer->begin();
  transaction->put(nth(most_papers));
  transaction->commit();
  writer->publish();
  return store.read()->sources().size() == papers.size() + 1 ? 0 : 1;
}

int run() {
  Scratch scratch;
  const std::string disk = scratch.path().string();
  const bool mounted = ::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=6m") == 0;
  const std::string folder = scratch / "db";
  Child child({"--fill", folder, mounted ? "mounted" : "limited"});
  const int status = child.wait();
  fmt::print("{}: {}", mounted ? "a tmpfs of 6 MiB" : "files of at most 512 KiB", child.printed());
  int result = status;
  if (mounted && ::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m") != 0) result = 9;
  try {
    if (result == 0) result = verify(folder, std::stoull(child.printed()));
  } catch (const Error& error) {
    fmt::print("{}\n", error.what());
    result = 1;
  }
  if (mounted) (void)::umount2(disk.c_str(), MNT_DETACH);
  return result;
}

}  // namespace
}  // namespace treatygraph::testing

int main(int count, char** words) {
  using namespace treatygraph::testing;
  if (count == 4) return fill(words[2], words[3]);
  return run();
}

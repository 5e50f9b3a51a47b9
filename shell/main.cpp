#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "shell/command.h"

namespace {

// What one part of a text took is what the next one needs: freed memory stays with the program instead of going back to
// the system, page by page, and coming again.
void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kept = 64 << 20;
  mallopt(M_MMAP_THRESHOLD, kept);
  mallopt(M_TRIM_THRESHOLD, kept);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

}  // namespace

int main(int count, char** words) {
  keep_freed_memory();
  return treatygraph::shell::run_program(count, words);
}

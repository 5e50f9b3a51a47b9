#include "extract/base/memory.h"

#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace treatygraph {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kept = 64 << 20;  // bytes: a larger piece comes and goes alone
  mallopt(M_MMAP_THRESHOLD, kept);
  mallopt(M_TRIM_THRESHOLD, kept);
  mallopt(M_TOP_PAD, 4 << 20);
#endif
}

}  // namespace treatygraph

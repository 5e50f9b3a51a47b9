// What a program tells the allocator at its start.
#pragma once

namespace treatygraph {

// What one piece of work took is what the next one needs: freed memory stays with the program instead of going back to
// the system, page by page, and coming again. Before the first thread starts. Does nothing without glibc.
void keep_freed_memory();

}  // namespace treatygraph

// What the programs tell jemalloc (CMakeLists.txt, "allocator"): what one piece of work took is what the next one
// needs, so freed memory stays with the program instead of going back to the system, page by page, and coming again. It
// is given out again whatever the size of what is wanted: else every size would keep memory of its own.
extern "C" const char* malloc_conf;
const char* malloc_conf = "oversize_threshold:0,dirty_decay_ms:-1,lg_extent_max_active_fit:20";

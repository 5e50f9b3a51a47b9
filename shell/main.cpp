#include "extract/base/memory.h"
#include "shell/command.h"

int main(int count, char** words) {
  treatygraph::keep_freed_memory();
  return treatygraph::shell::run_program(count, words);
}

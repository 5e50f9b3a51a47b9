#include "shell/command.h"

int main(int count, char** words) { return treatygraph::shell::run_program(count, words); }

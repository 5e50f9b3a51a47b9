#include <csignal>
#include <filesystem>
#include <new>

#include <fmt/format.h>

#include "extract/base/error.h"
#include "shell/command.h"

namespace treatygraph::shell {
namespace {

extern "C" void note_interrupt(int) { interrupted = true; }

void listen_to_signals() {
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  action.sa_handler = SIG_IGN;  // a closed pipe is an error of write(), told apart there
  ::sigaction(SIGPIPE, &action, nullptr);
  ::sigaction(SIGXFSZ, &action, nullptr);  // and so is the limit of a file's size
}

int run_request(int count, const char* const* words, Console& console) {
  const Request request = parse_command_line(count, words);
  if (!request.text.empty()) {
    console.out() << request.text;
    console.flush();
    return 0;
  }
  const int status = request.command->run(request.arguments, console);
  console.flush();
  return status;
}

}  // namespace

int run_program(int count, const char* const* words) {
  listen_to_signals();
  Console console;
  const auto fail = [&](std::string_view message, int status) {
    console.say(fmt::format("treatygraph: {}", message));
    return status;
  };
  try {
    return run_request(count, words, console);
  } catch (const ClosedPipe&) {
    return 0;
  } catch (const Error& error) {
    try {
      console.flush();  // what was found before the trouble is still an answer
    } catch (const ClosedPipe&) {
      return exit_status(error.trouble());
    } catch (const Error&) {
      return fail(error.what(), exit_status(error.trouble()));
    }
    return fail(error.what(), exit_status(error.trouble()));
  } catch (const std::bad_alloc&) {
    return fail("out of memory; try --memory-limit, fewer --jobs or a smaller file", 1);
  } catch (const std::filesystem::filesystem_error& error) {
    return fail(fmt::format("{}: {}", error.path1().string(), error.code().message()), 1);
  } catch (const std::exception& error) {
    return fail(fmt::format("this should not happen, please report it: {}", error.what()), 1);
  }
}

}  // namespace treatygraph::shell

#include "extract/reader/child.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "extract/base/error.h"

namespace treatygraph {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void refuse(const char* what) {
  throw Error(Trouble::no_access, std::string(what) + ": " + std::strerror(errno), {},
              "close other programs, or use fewer --jobs");
}

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

struct Pipe {
  Descriptor read, write;
};

Pipe make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) refuse("no pipe can be made");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// The input as a file in memory: programs that read from the end of a file, as pdf asks for, can seek in it.
Descriptor file_of(std::string_view input) {
  Descriptor file(memfd_create("input", MFD_CLOEXEC));
  if (!file.is_open()) refuse("no file in memory can be made");
  while (!input.empty()) {
    const ssize_t written = write(file.get(), input.data(), input.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) refuse("a file in memory cannot be written");
    input.remove_prefix(static_cast<std::size_t>(written));
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) refuse("a file in memory cannot be read");
  return file;
}

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const char* path, char* const* arguments, char* const* environment, std::array<int, 3> streams,
                         const ChildLimits& limits) {
  for (const int signal : {SIGPIPE, SIGXFSZ, SIGXCPU, SIGINT, SIGTERM}) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  for (int i = 0; i < 3; ++i) {
    if (dup2(streams[static_cast<std::size_t>(i)], i) < 0 || fcntl(i, F_SETFD, 0) != 0) _exit(127);
  }
  constexpr rlim_t most_files = 64;
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu.count()));
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, most_files);
  limit(RLIMIT_AS, limits.memory);
  execve(path, arguments, environment);
  _exit(127);
}

class Running {
 public:
  explicit Running(pid_t id) : id_(id) {}
  ~Running() {
    if (id_ > 0) end();
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  // Its wait status; it is killed when it does not end by then.
  int wait_until(Clock::time_point deadline) {
    constexpr useconds_t pause = 2000;
    int status = 0;
    for (pid_t got = 0; got == 0;) {
      got = waitpid(id_, &status, WNOHANG);
      if (got < 0 && errno == EINTR) got = 0;
      if (got == 0 && Clock::now() >= deadline) return end();
      if (got == 0) usleep(pause);
    }
    id_ = -1;
    return status;
  }

  int end() {
    int status = 0;
    kill(id_, SIGKILL);
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
    id_ = -1;
    return status;
  }

 private:
  pid_t id_;
};

// Takes what is there to be read; closes the stream at its end.
void take(Descriptor& from, std::string& to, std::size_t most) {
  std::array<char, 1U << 16U> buffer{};
  const ssize_t got = read(from.get(), buffer.data(), buffer.size());
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) {
    from.close();
    return;
  }
  to.append(buffer.data(), std::min(static_cast<std::size_t>(got), most > to.size() ? most - to.size() : 0));
}

ChildResult listen(Running& child, Descriptor output, Descriptor messages, const ChildLimits& limits) {
  constexpr std::size_t most_messages = 4096;
  const auto deadline = Clock::now() + limits.wall;
  ChildResult result;
  while (output.is_open() || messages.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      child.end();
      result.end = ChildResult::End::out_of_time;
      return result;
    }
    std::array<pollfd, 2> streams{{{output.get(), POLLIN, 0}, {messages.get(), POLLIN, 0}}};
    if (poll(streams.data(), streams.size(), static_cast<int>(left)) < 0 && errno != EINTR) refuse("poll");
    if (output.is_open() && streams[0].revents != 0) take(output, result.output, limits.output + 1);
    if (messages.is_open() && streams[1].revents != 0) take(messages, result.messages, most_messages);
    if (result.output.size() > limits.output) {
      child.end();
      result.end = ChildResult::End::too_much_output;
      return result;
    }
  }
  const int status = child.wait_until(deadline);
  result.end = WIFEXITED(status) ? ChildResult::End::exited : ChildResult::End::killed;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  return result;
}

}  // namespace

std::string find_program(std::string_view name) {
  const char* const path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folders.size(), folder.size() + 1));
    std::string file = std::string(folder) + "/" + std::string(name);
    if (!folder.empty() && access(file.c_str(), X_OK) == 0) return file;
  }
  return "";
}

ChildResult run_child(const std::string& path, const std::vector<std::string>& arguments, std::string_view input,
                      const ChildLimits& limits) {
  const Descriptor file = file_of(input);
  Pipe output = make_pipe(), messages = make_pipe();
  std::vector<std::string> words{path};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::string locale = "LC_ALL=C";
  const std::array<char*, 2> environment{locale.data(), nullptr};

  const pid_t id = fork();
  if (id < 0) refuse("no process can be made");
  if (id == 0)
    become(path.c_str(), argv.data(), environment.data(), {file.get(), output.write.get(), messages.write.get()},
           limits);
  Running child(id);
  output.write.close();
  messages.write.close();
  return listen(child, std::move(output.read), std::move(messages.read), limits);
}

}  // namespace treatygraph

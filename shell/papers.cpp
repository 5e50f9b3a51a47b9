#include "shell/papers.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <glob.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "extract/base/text.h"

namespace treatygraph::shell {
namespace {

namespace fs = std::filesystem;

std::string without_dot(const fs::path& path) {
  std::string name = path.lexically_normal().generic_string();
  return name.empty() ? "." : name;
}

Error trouble_at(const std::string& path, std::string_view what, const std::error_code& code) {
  const bool denied = code == std::errc::permission_denied;
  return {denied ? Trouble::no_access : Trouble::not_found,
          fmt::format("{}: {}", what, code.message()),
          {path},
          denied ? "give yourself the right to read it, or leave it out" : ""};
}

class Search {
 public:
  void add(const std::string& argument) {
    std::error_code code;
    const fs::file_status status = fs::status(argument, code);
    if (fs::is_directory(status)) return walk(argument);
    if (fs::exists(status)) return add_file({without_dot(argument), argument});
    if (code && code != std::errc::no_such_file_or_directory && code != std::errc::not_a_directory) {
      papers_.troubles.push_back(trouble_at(argument, "cannot be looked at", code));
      return;
    }
    if (!expand(argument)) {
      papers_.troubles.emplace_back(Trouble::not_found, "there is no such file or folder", Place{argument},
                                    "check the path; patterns want quotes only where the shell should not expand them");
    }
  }

  void add_list(std::istream& list) {
    for (std::string line; std::getline(list, line);) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (!line.empty()) add(line);
    }
  }

  Papers finish() {
    std::vector<Paper>& found = papers_.found;
    std::stable_sort(found.begin(), found.end(), [](const Paper& a, const Paper& b) { return a.name < b.name; });
    std::vector<Paper> kept;
    for (Paper& paper : found) {
      if (kept.empty() || kept.back().name != paper.name) {
        kept.push_back(std::move(paper));
      } else if (std::error_code code; !fs::equivalent(kept.back().path, paper.path, code)) {
        papers_.troubles.emplace_back(Trouble::bad_input,
                                      fmt::format("would be called {} like {}", paper.name, kept.back().path),
                                      Place{paper.path}, "ingest the common parent folder instead");
      }
    }
    found = std::move(kept);
    return std::move(papers_);
  }

 private:
  void add_file(Paper paper) {
    if (first_bad_utf8(paper.name)) {
      papers_.troubles.emplace_back(Trouble::bad_input, "the file's name is not UTF-8", Place{paper.path}, "rename it");
      return;
    }
    papers_.found.push_back(std::move(paper));
  }

  bool expand(const std::string& pattern) {
    if (pattern.find_first_of("*?[") == std::string::npos) return false;
    glob_t matches{};
    const bool found = ::glob(pattern.c_str(), 0, nullptr, &matches) == 0;
    for (std::size_t i = 0; found && i < matches.gl_pathc; ++i) add(matches.gl_pathv[i]);
    ::globfree(&matches);
    return found;
  }

  void walk(const std::string& argument) {
    std::error_code code;
    fs::path top = fs::absolute(argument, code).lexically_normal();
    if (top.filename().empty()) top = top.parent_path();
    std::vector<fs::path> folders{fs::path()};  // below the top
    while (!folders.empty()) {
      const fs::path folder = std::move(folders.back());
      folders.pop_back();
      const fs::path place = fs::path(argument) / folder;
      fs::directory_iterator entries(place, code);
      if (code) {
        papers_.troubles.push_back(trouble_at(place.string(), "the folder cannot be read", code));
        continue;
      }
      for (const fs::directory_entry& entry : entries) look_at(entry, top.filename(), folder, folders);
    }
  }

  void look_at(const fs::directory_entry& entry, const fs::path& top, const fs::path& folder,
               std::vector<fs::path>& folders) {
    std::error_code code;
    const fs::path name = entry.path().filename();
    const bool hidden = name.native().starts_with('.');
    const fs::file_status status = entry.symlink_status(code);
    if (fs::is_directory(status)) {
      if (!hidden) folders.push_back(folder / name);
    } else if (fs::is_regular_file(status) && !hidden && has_reader(name.native())) {
      add_file({(top / folder / name).generic_string(), entry.path().string()});
    } else {
      ++papers_.others;
    }
  }

  Papers papers_;
};

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

Error cannot_read(const std::string& path, int number) {
  return {number == EACCES || number == EPERM ? Trouble::no_access : Trouble::not_found,
          fmt::format("cannot be read: {}", std::strerror(number)),
          {path}};
}

Error too_big(const std::string& path, std::uint64_t limit) {
  return {Trouble::limit, fmt::format("is bigger than {} MB", limit >> 20U), {path}, "raise --max-file, or split it"};
}

}  // namespace

Papers find_papers(const std::vector<std::string>& arguments, std::istream& list) {
  Search search;
  for (const std::string& argument : arguments) {
    if (argument == "-")
      search.add_list(list);
    else
      search.add(argument);
  }
  Papers papers = search.finish();
  if (papers.found.empty() && papers.troubles.empty()) {
    const std::string others = papers.others > 0 ? fmt::format(" ({} other files were left alone)", papers.others) : "";
    throw Error(Trouble::not_found, fmt::format("there are no papers{}", others),
                {arguments.empty() ? "" : arguments.front()}, "papers are .txt and .md files");
  }
  return papers;
}

std::string read_bytes(const std::string& path, std::uint64_t limit) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) throw cannot_read(path, errno);
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) throw cannot_read(path, errno);
  if (S_ISREG(facts.st_mode) && static_cast<std::uint64_t>(facts.st_size) > limit) throw too_big(path, limit);
  std::string bytes;
  std::size_t used = 0;
  bytes.resize(S_ISREG(facts.st_mode) ? static_cast<std::size_t>(facts.st_size) + 1 : 1U << 16U);
  for (;;) {
    if (used == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t count = ::read(file.get(), bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw cannot_read(path, errno);
    if (count == 0) break;
    used += static_cast<std::size_t>(count);
    if (used > limit) throw too_big(path, limit);
  }
  bytes.resize(used);
  return bytes;
}

MappedFile::MappedFile(const std::string& path, std::uint64_t limit) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) throw cannot_read(path, errno);
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) throw cannot_read(path, errno);
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (size > limit) throw too_big(path, limit);
  if (size == 0) return;
  void* begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.get(), 0);
  if (begin == MAP_FAILED) throw cannot_read(path, errno);
  bytes_ = {static_cast<const char*>(begin), size};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

std::uint64_t size_of_file(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return 0;
  return static_cast<std::uint64_t>(facts.st_size);
}

Source load_source(const Paper& paper, std::uint64_t limit) { return {paper.name, read_bytes(paper.path, limit)}; }

}  // namespace treatygraph::shell

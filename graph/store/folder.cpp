#include "graph/store/folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <thread>
#include <vector>

#include "extract/base/error.h"
#include "graph/model/codec.h"

namespace treatygraph::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format_name = "treatygraph ";
constexpr unsigned format_number = 2;
constexpr std::chrono::milliseconds pause{10};

// Nothing where the file does not exist.
std::optional<std::string> read_file(const fs::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open() && errno == ENOENT) return std::nullopt;
  if (!file.open()) refused("cannot be opened", path, errno);
  char bytes[256];
  const ssize_t size = ::read(file.descriptor(), bytes, sizeof bytes);
  if (size < 0) refused("cannot be read", path, errno);
  return std::string(bytes, static_cast<std::size_t>(size));
}

void sync(const fs::path& path) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open() || ::fsync(file.descriptor()) != 0) refused("cannot be synced", path, errno);
}

// Written beside, synced and renamed: the old bytes or the new ones, never a part.
void replace_file(const fs::path& path, const std::string& bytes) {
  const fs::path beside = path.string() + ".new";
  {
    const File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (!file.open()) refused("cannot be created", beside, errno);
    const ssize_t written = ::write(file.descriptor(), bytes.data(), bytes.size());
    if (written != static_cast<ssize_t>(bytes.size()))
      refused("cannot be written", beside, written < 0 ? errno : ENOSPC);
    if (::fsync(file.descriptor()) != 0) refused("cannot be synced", beside, errno);
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) refused("cannot be replaced", path, errno);
  sync(path.parent_path());
}

void make_folder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) refused("cannot be made", path, error.value());
}

std::vector<std::string> names_in(const fs::path& path) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error && error.value() != ENOENT) refused("cannot be listed", path, error.value());
  return names;
}

std::optional<std::uint64_t> as_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && !text.empty() ? std::optional(number)
                                                                                   : std::nullopt;
}

void remove_folder(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) refused("cannot be removed", path, error.value());
}

void rename_folder(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) refused("cannot be renamed", from, errno);
  sync(from.parent_path());
}

// Sorted files never change, so a link will do; where the file system has none, and for the others, a copy.
void lay_beside(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (from.extension() == ".sst") fs::create_hard_link(from, to, error);
  if (from.extension() == ".sst" && !error) return;
  fs::copy_file(from, to, error);
  if (error) refused("cannot be written", to, error.value());
  sync(to);
}

std::string format_line() { return fmt::format("{}{}", format_name, format_number); }
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// "12:3" of a file that is open, to see whether a path still leads to it.
std::optional<std::pair<dev_t, ino_t>> identity(const struct stat& status) {
  return status.st_nlink == 0 ? std::nullopt : std::optional(std::pair(status.st_dev, status.st_ino));
}

bool still_at(const File& file, const fs::path& path) {
  struct stat mine {
  }, there{};
  if (::fstat(file.descriptor(), &mine) != 0 || ::stat(path.c_str(), &there) != 0) return false;
  return identity(mine) && identity(mine) == identity(there);
}

}  // namespace

void refused(const std::string& what, const fs::path& path, int error) {
  const std::string text = fmt::format("{} ({})", what, std::strerror(error));
  if (error == ENOSPC || error == EDQUOT || error == EFBIG)
    throw Error(Trouble::no_space, text, {path.string()},
                "free some space and run the command again: what was finished is kept");
  if (error == EACCES || error == EPERM || error == EROFS)
    throw Error(Trouble::no_access, text, {path.string()}, "change the permissions, or name another folder with --db");
  throw Error(Trouble::no_access, text, {path.string()}, "look at the disk and at the path");
}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}
File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool Folder::exists() const {
  std::optional<std::string> format = read_file(path_ / "FORMAT");
  if (!format) {
    const std::vector<std::string> names = names_in(path_);
    const bool others = std::any_of(names.begin(), names.end(), [](const auto& name) { return name != "FORMAT.new"; });
    if (!others) return false;
    format = read_file(path_ / "FORMAT");  // it is made first: if a writer makes the folder just now, it is there
  }
  if (!format)
    throw Error(Trouble::foreign_format, "is not a treatygraph database: it holds other files and no FORMAT",
                {path_.string()}, "name an empty or a new folder with --db");
  const std::string line = first_line(*format);
  const bool ours = line.starts_with(format_name);
  const std::optional<std::uint64_t> number = ours ? as_number(line.substr(format_name.size())) : std::nullopt;
  if (!number || *number == 0)
    throw Error(Trouble::foreign_format, "is not a treatygraph database: its FORMAT says something else",
                {path_.string()}, "name another folder with --db");
  if (*number > format_number)
    throw Error(
        Trouble::foreign_format,
        fmt::format("was written by a newer treatygraph (format {}; this program knows {})", *number, format_number),
        {path_.string()}, "use the newer program; nothing was changed");
  return true;
}

void Folder::create() const {
  make_folder(path_);
  replace_file(path_ / "FORMAT", format_line() + "\n");
}

// Each step leaves db/ whole or not there; what a killed one left beside is removed by the next.
void Folder::restore_database() const {
  const fs::path beside = path_ / "db.new";
  remove_folder(path_ / "db.old");
  remove_folder(beside);
  const std::optional<Published> last = published();
  if (fs::exists(database()) || !last) return;
  make_folder(beside);
  for (const std::string& name : names_in(generation(last->generation))) {
    const bool of_rocksdb = name == "CURRENT" || name.starts_with("MANIFEST-") || name.starts_with("OPTIONS-");
    if (of_rocksdb || name.ends_with(".sst")) lay_beside(generation(last->generation) / name, beside / name);
  }
  sync(beside);
  rename_folder(beside, database());
}

void Folder::retire_database() const {
  if (first_line(read_file(path_ / "FORMAT").value_or("")) != format_line()) create();
  rename_folder(database(), path_ / "db.old");
  remove_folder(path_ / "db.old");
}

std::optional<File> Folder::try_lock() const {
  const fs::path path = path_ / "LOCK";
  File file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
  if (!file.open() || ::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return file;
}

File Folder::lock(std::chrono::milliseconds wait) const {
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (true) {
    std::optional<File> file = try_lock();
    if (file) {
      const std::string mine = fmt::format("{}\n", ::getpid());
      if (::ftruncate(file->descriptor(), 0) != 0 ||
          ::pwrite(file->descriptor(), mine.data(), mine.size(), 0) != static_cast<ssize_t>(mine.size()))
        refused("cannot be written", path_ / "LOCK", errno);
      return std::move(*file);
    }
    if (errno != EWOULDBLOCK && errno != EINTR) refused("cannot be locked", path_ / "LOCK", errno);
    if (std::chrono::steady_clock::now() >= deadline) break;
    std::this_thread::sleep_for(pause);
  }
  const std::string holder = first_line(read_file(path_ / "LOCK").value_or(""));
  throw Error(Trouble::in_use,
              fmt::format("another process is writing the database (process {})", holder.empty() ? "unknown" : holder),
              {path_.string()}, "wait for it to end, or give it more time with --wait");
}

bool Folder::unfinished() const { return !read_file(path_ / "LOCK").value_or("").empty(); }

void Folder::mark_finished(const File& lock) {
  if (::ftruncate(lock.descriptor(), 0) != 0) return;  // the next reader finds nothing to publish, and that is all
}

fs::path Folder::generation(std::uint64_t number) const { return path_ / "generations" / std::to_string(number); }

std::optional<Published> Folder::published() const {
  const std::optional<std::string> current = read_file(path_ / "CURRENT");
  if (!current) return std::nullopt;
  const std::string line = first_line(*current);
  const std::size_t blank = line.find(' ');
  const std::optional<std::uint64_t> generation = as_number(line.substr(0, blank));
  const std::optional<std::uint64_t> commits =
      blank == std::string::npos ? std::nullopt : as_number(line.substr(blank + 1));
  if (!generation || !commits) damaged((path_ / "CURRENT").string() + " does not name a generation");
  return Published{*generation, *commits};
}

std::uint64_t Folder::next_generation() const {
  std::uint64_t next = 1;
  for (const std::string& name : names_in(path_ / "generations"))
    next = std::max(next, as_number(first_line(name).substr(0, name.find('.'))).value_or(0) + 1);
  if (const std::optional<Published> now = published()) next = std::max(next, now->generation + 1);
  make_folder(path_ / "generations");
  return next;
}

bool Folder::link_image(std::uint64_t from, std::uint64_t to) const {
  std::error_code error;
  fs::create_hard_link(image(from), image(to), error);
  return !error;
}

void Folder::put_changes(std::uint64_t number, const std::string& bytes) const { replace_file(changes(number), bytes); }

void Folder::publish(const Published& published) const {
  const fs::path directory = generation(published.generation);
  replace_file(directory / "readers", "");
  sync(directory.parent_path());
  replace_file(path_ / "CURRENT", fmt::format("{} {}\n", published.generation, published.commits));
  remove_unread(published.generation);
}

void Folder::remove_unread(std::uint64_t except) const {
  for (const std::string& name : names_in(path_ / "generations")) {
    if (name == std::to_string(except)) continue;
    const fs::path directory = path_ / "generations" / name;
    const File readers(::open((directory / "readers").c_str(), O_RDWR | O_CLOEXEC));
    if (readers.open() && ::flock(readers.descriptor(), LOCK_EX | LOCK_NB) != 0) continue;
    std::error_code ignored;  // what cannot be removed now is removed after a later publication
    fs::remove_all(directory, ignored);
  }
}

std::optional<File> Folder::hold(std::uint64_t number) const {
  const fs::path path = generation(number) / "readers";
  File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open() && errno != ENOENT) refused("cannot be opened", path, errno);
  if (!file.open() || ::flock(file.descriptor(), LOCK_SH | LOCK_NB) != 0 || !still_at(file, path)) return std::nullopt;
  return file;
}

}  // namespace treatygraph::store

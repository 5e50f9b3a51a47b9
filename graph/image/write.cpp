#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "extract/base/error.h"
#include "graph/image/build.h"

namespace treatygraph::image {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_size = std::size_t{1} << 20U;

[[noreturn]] void refused(const std::string& what, const fs::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  throw Error(full ? Trouble::no_space : Trouble::no_access, fmt::format("{} ({})", what, std::strerror(error)),
              {path.string()},
              full ? "free some space and run `treatygraph compact`: no data is lost"
                   : "change the permissions; no data is lost");
}

// Gone with the object unless it was renamed.
class BesideFile final : public Output {
 public:
  explicit BesideFile(const fs::path& file)
      : file_(file),
        beside_(file.string() + ".new"),
        descriptor_(::open(beside_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) refused("cannot be created", beside_, errno);
    buffer_.reserve(buffer_size);
  }
  BesideFile(const BesideFile&) = delete;
  BesideFile& operator=(const BesideFile&) = delete;
  ~BesideFile() override {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!renamed_) ::unlink(beside_.c_str());
  }

  void append(std::span<const std::byte> bytes) override {
    if (buffer_.size() + bytes.size() > buffer_size) flush();
    if (bytes.size() > buffer_size) return put(bytes);
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
  }
  void put_header(const Header& header) override {
    flush();
    if (::pwrite(descriptor_, &header, sizeof header, 0) != ssize_t{sizeof header})
      refused("cannot be written", beside_, errno);
  }
  void rename() {
    if (::fsync(descriptor_) != 0) refused("cannot be synced", beside_, errno);
    if (::rename(beside_.c_str(), file_.c_str()) != 0) refused("cannot be replaced", file_, errno);
    renamed_ = true;
    const fs::path folder = file_.has_parent_path() ? file_.parent_path() : fs::path(".");
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    const int error = errno;
    if (directory >= 0) ::close(directory);
    if (!synced) refused("cannot be synced", folder, error);
  }

 private:
  void flush() {
    put(buffer_);
    buffer_.clear();
  }
  void put(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) refused("cannot be written", beside_, written < 0 ? errno : ENOSPC);
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
  }

  fs::path file_, beside_;
  int descriptor_;
  bool renamed_ = false;
  std::vector<std::byte> buffer_;
};

}  // namespace

bool write_image(const Source& source, const fs::path& file, std::uint64_t sequence) {
  BesideFile beside(file);
  try {
    build(source, sequence, beside);
  } catch (const TooBig&) {
    return false;
  }
  beside.rename();
  return true;
}

bool write_image(const Graph& graph, const fs::path& file, std::uint64_t sequence) {
  return write_image(GraphSource(graph), file, sequence);
}

}  // namespace treatygraph::image

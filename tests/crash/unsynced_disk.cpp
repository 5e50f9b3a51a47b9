#include "tests/crash/unsynced_disk.h"

#include <filesystem>
#include <fstream>

namespace treatygraph::testing {
namespace {

namespace fs = std::filesystem;
using rocksdb::IOStatus;
using Lock = std::lock_guard<std::mutex>;

std::string parent_of(const std::string& name) { return fs::path(name).parent_path().string(); }

class WatchedFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  WatchedFile(std::unique_ptr<rocksdb::FSWritableFile>&& file, UnsyncedDisk& disk, std::string name)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk), name_(std::move(name)) {}

  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  rocksdb::IODebugContext* context) override {
    IOStatus status = disk_.step();
    if (status.ok()) status = target()->Append(data, options, context);
    if (status.ok()) disk_.appended(name_, data.size());
    return status;
  }
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options, const rocksdb::DataVerificationInfo&,
                  rocksdb::IODebugContext* context) override {
    return Append(data, options, context);
  }
  IOStatus Truncate(std::uint64_t size, const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    IOStatus status = disk_.step();
    if (status.ok()) status = target()->Truncate(size, options, context);
    if (status.ok()) disk_.truncated(name_, size);
    return status;
  }
  IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    IOStatus status = disk_.step();
    if (status.ok()) status = target()->Flush(options, context);
    if (status.ok()) disk_.synced(name_);
    return status;
  }
  IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    return Sync(options, context);
  }
  bool IsSyncThreadSafe() const override { return true; }

 private:
  UnsyncedDisk& disk_;
  const std::string name_;
};

class WatchedDirectory final : public rocksdb::FSDirectoryWrapper {
 public:
  WatchedDirectory(std::unique_ptr<rocksdb::FSDirectory>&& directory, UnsyncedDisk& disk, std::string name)
      : FSDirectoryWrapper(std::move(directory)), disk_(disk), name_(std::move(name)) {}
  IOStatus Fsync(const rocksdb::IOOptions&, rocksdb::IODebugContext*) override {
    IOStatus status = disk_.step();
    if (status.ok()) disk_.directory_synced(name_);
    return status;
  }
  IOStatus FsyncWithDirOptions(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context,
                               const rocksdb::DirFsyncOptions&) override {
    return Fsync(options, context);
  }

 private:
  UnsyncedDisk& disk_;
  const std::string name_;
};

std::string without_slash(std::string name) {
  while (name.size() > 1 && name.back() == '/') name.pop_back();
  return name;
}

}  // namespace

void UnsyncedDisk::fail_after(std::uint64_t operations) {
  const Lock lock(mutex_);
  left_ = operations;
}

bool UnsyncedDisk::failed() const {
  const Lock lock(mutex_);
  return left_ == 0;
}

IOStatus UnsyncedDisk::step() {
  const Lock lock(mutex_);
  if (left_ && *left_ > 0) --*left_;
  return left_ == 0 ? IOStatus::IOError("the power has failed") : IOStatus::OK();
}

void UnsyncedDisk::appended(const std::string& name, std::uint64_t bytes) {
  const Lock lock(mutex_);
  files_[name].size += bytes;
}
void UnsyncedDisk::truncated(const std::string& name, std::uint64_t size) {
  const Lock lock(mutex_);
  files_[name].size = size;
}
void UnsyncedDisk::synced(const std::string& name) {
  const Lock lock(mutex_);
  files_[name].synced = files_[name].size;
}
void UnsyncedDisk::directory_synced(const std::string& name) {
  const Lock lock(mutex_);
  for (auto& [path, file] : files_)
    if (parent_of(path) == name) file.in_directory = true;
  std::erase_if(renames_, [&](const Rename& rename) { return parent_of(rename.to) == name; });
}

IOStatus UnsyncedDisk::created(const std::string& name, std::unique_ptr<rocksdb::FSWritableFile>* file) {
  *file = std::make_unique<WatchedFile>(std::move(*file), *this, name);
  const Lock lock(mutex_);
  files_[name] = {};
  return IOStatus::OK();
}

IOStatus UnsyncedDisk::NewWritableFile(const std::string& name, const FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* file, Context* context) {
  IOStatus status = step();
  if (status.ok()) status = target()->NewWritableFile(name, options, file, context);
  return status.ok() ? created(name, file) : status;
}

IOStatus UnsyncedDisk::ReopenWritableFile(const std::string& name, const FileOptions& options,
                                          std::unique_ptr<rocksdb::FSWritableFile>* file, Context* context) {
  IOStatus status = step();
  if (status.ok()) status = target()->ReopenWritableFile(name, options, file, context);
  if (!status.ok()) return status;
  std::error_code none;
  const std::uintmax_t size = fs::file_size(name, none);
  const Lock lock(mutex_);
  files_.try_emplace(name, File{none ? 0 : size, none ? 0 : size, !none});  // what is known of it stays true
  *file = std::make_unique<WatchedFile>(std::move(*file), *this, name);
  return status;
}

IOStatus UnsyncedDisk::ReuseWritableFile(const std::string&, const std::string&, const FileOptions&,
                                         std::unique_ptr<rocksdb::FSWritableFile>*, Context*) {
  return IOStatus::NotSupported("log files are not recycled");
}

IOStatus UnsyncedDisk::NewDirectory(const std::string& name, const IOOptions& options,
                                    std::unique_ptr<rocksdb::FSDirectory>* directory, Context* context) {
  IOStatus status = target()->NewDirectory(name, options, directory, context);
  if (status.ok()) *directory = std::make_unique<WatchedDirectory>(std::move(*directory), *this, without_slash(name));
  return status;
}

IOStatus UnsyncedDisk::RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                                  Context* context) {
  IOStatus status = step();
  if (!status.ok()) return status;
  std::optional<std::string> replaced;
  if (fs::is_regular_file(to)) {
    std::ifstream in(to, std::ios::binary);
    replaced = std::string(std::istreambuf_iterator<char>(in), {});
  }
  const bool is_folder = fs::is_directory(from);
  status = target()->RenameFile(from, to, options, context);
  if (!status.ok()) return status;
  const Lock lock(mutex_);
  if (!is_folder) renames_.push_back({from, to, std::move(replaced)});
  const auto stands_below = [](const std::string& path, const std::string& name) {
    return path == name || path.starts_with(name + "/");
  };
  std::map<std::string, File> moved;
  for (const auto& [path, file] : files_) {
    if (stands_below(path, from))
      moved[to + path.substr(from.size())] = file;
    else if (!stands_below(path, to))  // what was known by that name is gone
      moved[path] = file;
  }
  if (moved.contains(to)) moved[to].in_directory = true;  // what becomes of the name is the rename's business
  files_ = std::move(moved);
  return status;
}

IOStatus UnsyncedDisk::LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                                Context* context) {
  IOStatus status = step();
  if (status.ok()) status = target()->LinkFile(from, to, options, context);
  if (!status.ok()) return status;
  const Lock lock(mutex_);
  const auto known = files_.find(from);
  std::error_code none;
  const std::uint64_t size = fs::file_size(to, none);
  files_[to] = known != files_.end() ? File{known->second.size, known->second.synced, false} : File{size, size, false};
  return status;
}

IOStatus UnsyncedDisk::DeleteFile(const std::string& name, const IOOptions& options, Context* context) {
  IOStatus status = step();
  if (status.ok()) status = target()->DeleteFile(name, options, context);
  const Lock lock(mutex_);
  if (status.ok()) files_.erase(name);
  return status;
}

void UnsyncedDisk::drop_unsynced() {
  const Lock lock(mutex_);
  std::error_code none;
  for (const auto& [path, file] : files_) {
    if (!fs::is_regular_file(path)) continue;
    if (!file.in_directory)
      fs::remove(path, none);
    else if (fs::file_size(path, none) > file.synced)
      fs::resize_file(path, file.synced, none);
  }
  for (auto rename = renames_.rbegin(); rename != renames_.rend(); ++rename) {
    fs::rename(rename->to, rename->from, none);
    if (rename->replaced) std::ofstream(rename->to, std::ios::binary) << *rename->replaced;
  }
}

void UnsyncedDisk::power_on() {
  const Lock lock(mutex_);
  files_.clear();
  renames_.clear();
  left_.reset();
}

}  // namespace treatygraph::testing

// A disk that loses what was not synced. Between power_cut() and power_on() every write fails; the cut truncates each
// file to what was synced of it, takes back renames and removes new files whose directory was not synced.
#pragma once

#include <rocksdb/file_system.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace treatygraph::testing {

class UnsyncedDisk final : public rocksdb::FileSystemWrapper {
 public:
  explicit UnsyncedDisk(const std::shared_ptr<rocksdb::FileSystem>& target) : FileSystemWrapper(target) {}
  const char* Name() const override { return "UnsyncedDisk"; }

  // The power fails at the n-th write, sync, creation or rename from now on.
  void fail_after(std::uint64_t operations);
  [[nodiscard]] bool failed() const;
  void drop_unsynced();  // requires that nothing is open any more
  void power_on();

  using IOStatus = rocksdb::IOStatus;
  using FileOptions = rocksdb::FileOptions;
  using IOOptions = rocksdb::IOOptions;
  using Context = rocksdb::IODebugContext;
  IOStatus NewWritableFile(const std::string& name, const FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file, Context* context) override;
  IOStatus ReopenWritableFile(const std::string& name, const FileOptions& options,
                              std::unique_ptr<rocksdb::FSWritableFile>* file, Context* context) override;
  IOStatus ReuseWritableFile(const std::string& name, const std::string& old, const FileOptions& options,
                             std::unique_ptr<rocksdb::FSWritableFile>* file, Context* context) override;
  IOStatus NewDirectory(const std::string& name, const IOOptions& options,
                        std::unique_ptr<rocksdb::FSDirectory>* directory, Context* context) override;
  IOStatus RenameFile(const std::string& from, const std::string& to, const IOOptions& options,
                      Context* context) override;
  IOStatus LinkFile(const std::string& from, const std::string& to, const IOOptions& options,
                    Context* context) override;
  IOStatus DeleteFile(const std::string& name, const IOOptions& options, Context* context) override;

  // For the files and directories that it hands out.
  [[nodiscard]] IOStatus step();  // one operation: an error once the power has failed
  void appended(const std::string& name, std::uint64_t bytes);
  void truncated(const std::string& name, std::uint64_t size);
  void synced(const std::string& name);
  void directory_synced(const std::string& name);

 private:
  struct File {
    std::uint64_t size = 0, synced = 0;
    bool in_directory = false;  // its name was synced
  };
  struct Rename {
    std::string from, to;
    std::optional<std::string> replaced;  // the bytes that were at `to`
  };
  IOStatus created(const std::string& name, std::unique_ptr<rocksdb::FSWritableFile>* file);

  mutable std::mutex mutex_;
  std::map<std::string, File> files_;
  std::vector<Rename> renames_;
  std::optional<std::uint64_t> left_;  // operations until the power fails
};

}  // namespace treatygraph::testing

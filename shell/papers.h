// Papers: the files that a command's PATH arguments stand for, each with the name that the facts call it by.
//
// A folder is walked (links inside it are not followed, hidden folders are passed over) for files that a reader takes;
// its files are named relative to the folder's parent. A file is named as given, without "./". A pattern (*, ?, [...])
// is expanded where no such file exists. "-" reads paths from standard input, one a line. The list is sorted bytewise
// by name.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/error.h"
#include "extract/reader/reader.h"

namespace treatygraph::shell {

struct Paper {
  std::string name;  // as the facts print it
  std::string path;  // where the bytes are
};

struct Papers {
  std::vector<Paper> found;
  std::vector<Error> troubles;  // folders that cannot be read, names that two files would share
  std::uint64_t others = 0;     // files of a walked folder that no reader takes
};

// Throws Error(not_found) for an argument that names nothing, and where no paper is found at all.
[[nodiscard]] Papers find_papers(const std::vector<std::string>& arguments, std::istream& list);

// The bytes of a file of at most `limit` bytes. Throws Error that names the file.
[[nodiscard]] std::string read_bytes(const std::string& path, std::uint64_t limit);
// The bytes of a file, mapped. Throws as read_bytes does.
class MappedFile {
 public:
  MappedFile(const std::string& path, std::uint64_t limit);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

// The size of a regular file; 0 for anything else.
[[nodiscard]] std::uint64_t size_of_file(const std::string& path);

[[nodiscard]] Source load_source(const Paper& paper, std::uint64_t limit);

}  // namespace treatygraph::shell

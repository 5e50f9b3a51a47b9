#include "extract/reader/archive.h"

#include <fmt/format.h>
#include <zip.h>

#include <array>

#include "extract/base/error.h"

namespace treatygraph {
namespace {

// A page of text takes some 20 KB of XML, which packs to a tenth; only bombs go beyond these.
constexpr std::uint64_t largest_part = 128U << 20U;
constexpr std::uint64_t largest_ratio = 250, ratio_counts_from = 4U << 20U;

std::string message_of(zip_error_t* error) {
  std::string message = zip_error_strerror(error);
  zip_error_fini(error);
  return message;
}

}  // namespace

struct Archive::State {
  const Source& source;
  std::unique_ptr<zip_t, decltype(&zip_discard)> zip{nullptr, zip_discard};

  [[noreturn]] void damaged(const std::string& what) const {
    throw Error(Trouble::bad_input, what, {source.name}, "check that the file was copied or downloaded wholly");
  }
};

Archive::Archive(const Source& source) : state_(std::make_unique<State>(State{source})) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(source.bytes.data(), source.bytes.size(), 0, &error);
  if (bytes == nullptr) throw std::bad_alloc();
  state_->zip.reset(zip_open_from_source(bytes, ZIP_RDONLY, &error));
  if (state_->zip) return;
  zip_source_free(bytes);
  state_->damaged(fmt::format("this is no sound Office or zip file ({})", message_of(&error)));
}

Archive::~Archive() = default;

bool Archive::unpack(const std::string& part, const std::function<void(std::string_view)>& take) {
  zip_stat_t about;
  zip_stat_init(&about);
  const zip_int64_t index = zip_name_locate(state_->zip.get(), part.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return false;
  const auto number = static_cast<zip_uint64_t>(index);
  if (zip_stat_index(state_->zip.get(), number, 0, &about) != 0) state_->damaged("its table of contents is damaged");
  const bool told = (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE;
  if (told) {
    throw Error(Trouble::bad_input, fmt::format("{} in it is encrypted", part), {state_->source.name},
                "save it without a password");
  }
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(state_->zip.get(), number, 0),
                                                                zip_fclose);
  if (!file) state_->damaged(fmt::format("{} in it cannot be opened ({})", part, zip_strerror(state_->zip.get())));
  const std::uint64_t packed = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : state_->source.bytes.size();
  std::array<char, 1U << 16U> buffer{};
  for (std::uint64_t unpacked = 0;;) {
    const zip_int64_t got = zip_fread(file.get(), buffer.data(), buffer.size());
    if (got < 0) state_->damaged(fmt::format("{} in it is damaged ({})", part, zip_file_strerror(file.get())));
    if (got == 0) return true;
    unpacked += static_cast<std::uint64_t>(got);
    const bool bomb =
        unpacked > largest_part || (unpacked > ratio_counts_from && unpacked / (packed + 1) > largest_ratio);
    if (bomb) {
      throw Error(Trouble::limit,
                  fmt::format("{} in it unfolds to more than {} MB from {} bytes", part, (unpacked - 1) >> 20U, packed),
                  {state_->source.name}, "papers are not made like that: check where the file comes from");
    }
    take({buffer.data(), static_cast<std::size_t>(got)});
  }
}

}  // namespace treatygraph

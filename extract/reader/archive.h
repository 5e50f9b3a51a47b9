// Archive: the parts of a zip file, as Office files are made of, through libzip.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "extract/reader/reader.h"

namespace treatygraph {

class Archive {
 public:
  // Throws Error(bad_input) for bytes that are no zip file. Keeps a reference to the source.
  explicit Archive(const Source& source);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The part, unpacked bit by bit; false where there is none of that name. Throws Error(limit) for one that unfolds
  // beyond all measure, Error(bad_input) for a damaged or encrypted one.
  bool unpack(const std::string& part, const std::function<void(std::string_view)>& take);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace treatygraph

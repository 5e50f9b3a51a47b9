// The name of a group of cue words. Two are compared by their hashes, which those written in the code have when it is
// compiled; a lexicon in which two names had one hash is not built.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace treatygraph {

class CueGroup {
 public:
  template <std::size_t size>
  consteval CueGroup(const char (&name)[size]) : CueGroup(std::string_view(name, size - 1)) {}
  constexpr explicit CueGroup(std::string_view name) : CueGroup(name, hash_of(name)) {}
  constexpr CueGroup(std::string_view name, std::uint32_t hash)
      : name_(name.data()), size_(static_cast<std::uint32_t>(name.size())), hash_(hash) {}

  [[nodiscard]] constexpr std::string_view name() const { return {name_, size_}; }
  [[nodiscard]] constexpr std::uint32_t hash() const { return hash_; }
  friend constexpr bool operator==(const CueGroup& a, const CueGroup& b) { return a.hash_ == b.hash_; }

 private:
  static constexpr std::uint32_t hash_of(std::string_view name) {  // FNV-1a
    std::uint32_t hash = 2166136261U;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
  }
  const char* name_;
  std::uint32_t size_, hash_;
};

// Groups of fillers: what may stand between two things that are found, and is looked for there alone (Lexicon::
// find_fillers). Such words are everywhere in a text.
[[nodiscard]] constexpr bool is_filler(CueGroup group) {
  return group == CueGroup("list-glue") || group == CueGroup("heading-glue") || group == CueGroup("making");
}

// Groups, some of which it may hold though they were never added.
class CueGroups {
 public:
  void add(CueGroup group) { bits_.set(group.hash() % width); }
  [[nodiscard]] bool may_hold(CueGroup group) const { return bits_.test(group.hash() % width); }

 private:
  static constexpr std::size_t width = 256;
  std::bitset<width> bits_;
};

}  // namespace treatygraph

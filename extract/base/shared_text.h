// A text that never changes: copies share its bytes. Those of texts that outlive whatever may hold them – the
// lexicon's, the program's own – are not copied at all.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace treatygraph {

class SharedText {
 public:
  SharedText() = default;
  SharedText(std::string_view text) : size_(static_cast<std::uint32_t>(text.size())) {
    if (text.empty()) return;
    void* block = ::operator new(sizeof(Uses) + text.size());
    new (block) Uses{1};
    char* bytes = static_cast<char*>(block) + sizeof(Uses);
    std::memcpy(bytes, text.data(), text.size());
    data_ = bytes;
    counted_ = 1;
  }
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
  SharedText(const char* text) : SharedText(std::string_view(text)) {}
  // `text` must outlive everything that it is given to.
  static SharedText lasting(std::string_view text) {
    SharedText out;
    out.data_ = text.data();
    out.size_ = static_cast<std::uint32_t>(text.size());
    return out;
  }

  SharedText(const SharedText& other) noexcept : data_(other.data_), size_(other.size_), counted_(other.counted_) {
    if (counted_ != 0) uses().fetch_add(1, std::memory_order_relaxed);
  }
  SharedText(SharedText&& other) noexcept
      : data_(other.data_), size_(std::exchange(other.size_, 0)), counted_(std::exchange(other.counted_, 0)) {}
  SharedText& operator=(SharedText other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(counted_, other.counted_);
    return *this;
  }
  ~SharedText() {
    if (counted_ == 0 || uses().fetch_sub(1, std::memory_order_acq_rel) != 1) return;
    uses().~Uses();
    ::operator delete(static_cast<void*>(&uses()));
  }

  operator std::string_view() const noexcept { return view(); }
  operator std::string() const { return str(); }
  [[nodiscard]] std::string_view view() const noexcept { return {data_, size_}; }
  [[nodiscard]] std::string str() const { return std::string(view()); }
  void clear() { *this = {}; }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool starts_with(std::string_view begin) const noexcept { return view().starts_with(begin); }
  [[nodiscard]] bool ends_with(std::string_view end) const noexcept { return view().ends_with(end); }
  template <typename... Arguments>
  [[nodiscard]] std::size_t find(Arguments... what) const noexcept {
    return view().find(what...);
  }
  template <typename... Arguments>
  [[nodiscard]] std::size_t rfind(Arguments... what) const noexcept {
    return view().rfind(what...);
  }
  [[nodiscard]] std::string_view substr(std::size_t begin, std::size_t count = std::string_view::npos) const {
    return view().substr(begin, count);
  }

  friend bool operator==(const SharedText& a, const SharedText& b) noexcept {
    return a.size_ == b.size_ && (a.data_ == b.data_ || a.view() == b.view());
  }
  friend auto operator<=>(const SharedText& a, const SharedText& b) noexcept {
    return a.data_ == b.data_ ? a.size_ <=> b.size_ : a.view() <=> b.view();
  }
  template <typename Text>
    requires(std::is_convertible_v<const Text&, std::string_view> && !std::is_same_v<Text, SharedText>)
  friend bool operator==(const SharedText& a, const Text& b) noexcept {
    return a.view() == std::string_view(b);
  }
  template <typename Text>
    requires(std::is_convertible_v<const Text&, std::string_view> && !std::is_same_v<Text, SharedText>)
  friend auto operator<=>(const SharedText& a, const Text& b) noexcept {
    return a.view() <=> std::string_view(b);
  }
  friend std::string operator+(const SharedText& a, std::string_view b) { return a.str().append(b); }
  friend std::string operator+(std::string a, const SharedText& b) { return std::move(a.append(b.view())); }

 private:
  using Uses = std::atomic<std::uint32_t>;

  // Stands in front of the bytes of a text that is counted.
  [[nodiscard]] Uses& uses() const noexcept {
    return *std::launder(reinterpret_cast<Uses*>(const_cast<char*>(data_) - sizeof(Uses)));
  }

  const char* data_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t counted_ = 0;  // 0: the bytes are nobody's, or outlive all
};

}  // namespace treatygraph

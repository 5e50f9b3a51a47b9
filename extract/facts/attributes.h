// Attributes: a few values by key, sorted by key in one piece of memory.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace treatygraph::facts {

class Attributes {
 public:
  using value_type = std::pair<std::string, std::string>;
  using const_iterator = std::vector<value_type>::const_iterator;
  using iterator = std::vector<value_type>::iterator;

  Attributes() = default;
  Attributes(std::initializer_list<value_type> values) {
    for (const auto& [key, value] : values) (*this)[key] = value;
  }

  // The value of a key, made where there is none. Other references end where one is made.
  std::string& operator[](std::string_view key) {
    const auto place = place_of(key);
    if (place != values_.end() && place->first == key) return place->second;
    const auto at = place - values_.begin();
    if (values_.empty()) values_.reserve(usual_number);
    return values_.emplace(values_.begin() + at, key, std::string())->second;
  }
  [[nodiscard]] iterator find(std::string_view key) {
    const auto place = place_of(key);
    return place != values_.end() && place->first == key ? place : values_.end();
  }
  [[nodiscard]] const_iterator find(std::string_view key) const { return const_cast<Attributes*>(this)->find(key); }
  [[nodiscard]] bool contains(std::string_view key) const { return find(key) != end(); }
  [[nodiscard]] const std::string& at(std::string_view key) const { return find(key)->second; }  // it must be there

  [[nodiscard]] const_iterator begin() const { return values_.begin(); }
  [[nodiscard]] const_iterator end() const { return values_.end(); }
  [[nodiscard]] iterator end() { return values_.end(); }
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool empty() const { return values_.empty(); }

  friend bool operator==(const Attributes& a, const Attributes& b) = default;
  friend bool operator<(const Attributes& a, const Attributes& b) { return a.values_ < b.values_; }

 private:
  static constexpr std::size_t usual_number = 4;

  iterator place_of(std::string_view key) {
    return std::find_if(values_.begin(), values_.end(), [&](const value_type& one) { return one.first >= key; });
  }

  std::vector<value_type> values_;
};

}  // namespace treatygraph::facts

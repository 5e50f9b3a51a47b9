// Recent: a database behind what was lately read from it. Papers name the same things again and again, and a look-up
// costs several microseconds there.
#pragma once

#include <string>
#include <unordered_map>

#include "graph/store/rocks.h"

namespace treatygraph::store {

class Recent final : public View {
 public:
  static constexpr std::size_t most_bytes = 32U << 20U;
  // Forgets all when it holds more than `most` bytes.
  explicit Recent(Database& database, std::size_t most = most_bytes) : database_(database), most_(most) {}

  [[nodiscard]] std::optional<std::string> get(std::string_view key) const override;
  void scan(std::string_view prefix, std::string_view from, const Visit& visit) const override {
    database_.scan(prefix, from, visit);
  }

  // What Database::write() is for, from here. All changes of the database have to come this way, or be followed by
  // forget().
  class Changes final : public Database::Batch {
   public:
    explicit Changes(Recent& recent) : recent_(recent), batch_(recent.database_.batch()) {}
    void put(std::string_view key, std::string_view value) override;
    void erase(std::string_view key) override;
    void merge(std::string_view key, std::string_view operand) override { batch_->merge(key, operand); }
    void write();

   private:
    Recent& recent_;
    std::unique_ptr<Database::Batch> batch_;
  };
  void forget() const;

 private:
  using Known = std::unordered_map<std::string, std::optional<std::string>>;
  void change(std::string_view key, std::optional<std::string> value);

  Database& database_;
  const std::size_t most_;
  mutable Known known_;
  mutable std::size_t size_ = 0;  // bytes
};

}  // namespace treatygraph::store

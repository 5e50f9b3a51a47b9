// Value: everything that a property, a parameter, an expression or a result cell can be (openCypher's values).
//
// A Value is cheap to copy: lists, maps, strings and paths are shared and never change once made. Nodes and
// relationships are ids; what they hold is read from a Graph. Comparison, ordering, arithmetic and printing:
// value_operations.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace treatygraph {

using NodeId = std::uint64_t;
using EdgeId = std::uint64_t;

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

struct NodeRef {
  NodeId id;
  bool operator==(const NodeRef&) const = default;
};
struct EdgeRef {
  EdgeId id;
  bool operator==(const EdgeRef&) const = default;
};
struct Path {  // nodes.size() == edges.size() + 1; an edge may be walked against its direction
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  bool operator==(const Path&) const = default;
};

// Temporal values, proleptic Gregorian. Days count from 1970-01-01, nanoseconds from midnight, local unless said
// otherwise.
struct Date {
  std::int64_t days;
  auto operator<=>(const Date&) const = default;
};
struct LocalTime {
  std::int64_t nanos;
  auto operator<=>(const LocalTime&) const = default;
};
struct Time {
  std::int64_t nanos;
  std::int32_t offset;
  bool operator==(const Time&) const = default;
};  // offset in seconds east
struct LocalDateTime {
  std::int64_t days, nanos;
  auto operator<=>(const LocalDateTime&) const = default;
};
struct DateTime {  // local days and nanos at `offset`; `zone` an IANA name or ""
  std::int64_t days, nanos;
  std::int32_t offset;
  std::string zone;
  bool operator==(const DateTime&) const = default;
};
struct Duration {
  std::int64_t months, days, seconds, nanos;
  bool operator==(const Duration&) const = default;
};

class Value {
 public:
  enum class Type : std::uint8_t {  // numbers are on disk, and are the index in the variant
    null = 0,
    boolean = 1,
    integer = 2,
    real = 3,
    string = 4,
    list = 5,
    map = 6,
    node = 7,
    edge = 8,
    path = 9,
    date = 10,
    local_time = 11,
    time = 12,
    local_date_time = 13,
    date_time = 14,
    duration = 15
  };

  Value() = default;
  Value(bool b) : data_(b) {}
  Value(std::int64_t i) : data_(i) {}
  Value(int i) : data_(std::int64_t{i}) {}
  Value(double d) : data_(d) {}
  Value(std::string s) : data_(std::make_shared<const std::string>(std::move(s))) {}
  Value(std::string_view s) : Value(std::string(s)) {}
  Value(const char* s) : Value(std::string(s)) {}
  Value(List l) : data_(std::make_shared<const List>(std::move(l))) {}
  Value(Map m) : data_(std::make_shared<const Map>(std::move(m))) {}
  Value(NodeRef n) : data_(n) {}
  Value(EdgeRef e) : data_(e) {}
  Value(Path p) : data_(std::make_shared<const Path>(std::move(p))) {}
  Value(Date d) : data_(d) {}
  Value(LocalTime t) : data_(t) {}
  Value(Time t) : data_(t) {}
  Value(LocalDateTime t) : data_(t) {}
  Value(DateTime t) : data_(std::make_shared<const DateTime>(std::move(t))) {}
  Value(Duration d) : data_(d) {}

  [[nodiscard]] Type type() const noexcept { return static_cast<Type>(data_.index()); }
  [[nodiscard]] bool is_null() const noexcept { return type() == Type::null; }
  // Each requires the type that it names.
  [[nodiscard]] bool boolean() const { return std::get<bool>(data_); }
  [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(data_); }
  [[nodiscard]] double real() const { return std::get<double>(data_); }
  [[nodiscard]] const std::string& string() const { return *std::get<std::shared_ptr<const std::string>>(data_); }
  [[nodiscard]] const List& list() const { return *std::get<std::shared_ptr<const List>>(data_); }
  [[nodiscard]] const Map& map() const { return *std::get<std::shared_ptr<const Map>>(data_); }
  [[nodiscard]] NodeId node() const { return std::get<NodeRef>(data_).id; }
  [[nodiscard]] EdgeId edge() const { return std::get<EdgeRef>(data_).id; }
  [[nodiscard]] const Path& path() const { return *std::get<std::shared_ptr<const Path>>(data_); }
  [[nodiscard]] Date date() const { return std::get<Date>(data_); }
  [[nodiscard]] LocalTime local_time() const { return std::get<LocalTime>(data_); }
  [[nodiscard]] Time time() const { return std::get<Time>(data_); }
  [[nodiscard]] LocalDateTime local_date_time() const { return std::get<LocalDateTime>(data_); }
  [[nodiscard]] const DateTime& date_time() const { return *std::get<std::shared_ptr<const DateTime>>(data_); }
  [[nodiscard]] Duration duration() const { return std::get<Duration>(data_); }

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::shared_ptr<const std::string>,
               std::shared_ptr<const List>, std::shared_ptr<const Map>, NodeRef, EdgeRef, std::shared_ptr<const Path>,
               Date, LocalTime, Time, LocalDateTime, std::shared_ptr<const DateTime>, Duration>
      data_;
};

}  // namespace treatygraph

#include "graph/model/codec.h"

#include <array>
#include <bit>
#include <cassert>
#include <cstring>

#include "extract/base/error.h"

namespace treatygraph {
namespace {

using Type = Value::Type;

constexpr int deepest_list = 16;

std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t unzigzag(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
}
void put_signed(std::string& out, std::int64_t number) { put_varint(out, zigzag(number)); }
std::int32_t take_offset(Decoder& in) { return static_cast<std::int32_t>(in.signed_varint()); }

void put_real(std::string& out, double real) {
  const auto bits = std::bit_cast<std::uint64_t>(real);
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>((bits >> shift) & 0xFFU);
}

void put_list(std::string& out, const List& list) {
  put_varint(out, list.size());
  for (const Value& item : list) put_value(out, item);
}

Value take_value(Decoder& in, int depth);

Value take_list(Decoder& in, int depth) {
  if (depth > deepest_list) damaged("a list is nested too deep");
  List list;
  const std::size_t size = in.count();
  list.reserve(size);
  for (std::size_t i = 0; i < size; ++i) list.push_back(take_value(in, depth + 1));
  return Value(std::move(list));
}

Value take_date_time(Decoder& in) {
  DateTime time{};
  time.days = in.signed_varint();
  time.nanos = in.signed_varint();
  time.offset = take_offset(in);
  time.zone = in.text();
  return Value(std::move(time));
}

Value take_duration(Decoder& in) {
  Duration duration{};
  duration.months = in.signed_varint();
  duration.days = in.signed_varint();
  duration.seconds = in.signed_varint();
  duration.nanos = in.signed_varint();
  return duration;
}

Value take_value(Decoder& in, int depth) {
  switch (static_cast<Type>(in.bytes(1).front())) {
    case Type::null: return {};
    case Type::boolean: return in.bytes(1).front() != 0;
    case Type::integer: return in.signed_varint();
    case Type::real: return in.real();
    case Type::string: return in.text();
    case Type::list: return take_list(in, depth);
    case Type::date: return Date{in.signed_varint()};
    case Type::local_time: return LocalTime{in.signed_varint()};
    case Type::time: {
      const std::int64_t nanos = in.signed_varint();
      return Time{nanos, take_offset(in)};
    }
    case Type::local_date_time: {
      const std::int64_t days = in.signed_varint();
      return LocalDateTime{days, in.signed_varint()};
    }
    case Type::date_time: return take_date_time(in);
    case Type::duration: return take_duration(in);
    default: damaged("a value has an unknown type");
  }
}

void put_date_time(std::string& out, const DateTime& time) {
  put_signed(out, time.days);
  put_signed(out, time.nanos);
  put_signed(out, time.offset);
  put_text(out, time.zone);
}

void put_duration(std::string& out, const Duration& duration) {
  put_signed(out, duration.months);
  put_signed(out, duration.days);
  put_signed(out, duration.seconds);
  put_signed(out, duration.nanos);
}

}  // namespace

void damaged(const std::string& what) {
  throw Error(Trouble::damaged, "the database is damaged: " + what, {},
              "restore a backup, or ingest the papers into a new database");
}

// Eight bytes are put together before they are stored: to copy what was just stored one by one makes the copy wait.
void put_long_varint(std::string& out, std::uint64_t number) {
  std::array<char, 10> bytes{};
  std::uint64_t word = 0;
  std::size_t size = 0;
  for (; size < sizeof word && number != 0; number >>= 7U)
    word |= ((number & 0x7FU) | (number < 0x80 ? 0U : 0x80U)) << (8 * size++);
  std::memcpy(bytes.data(), &word, sizeof word);
  for (; number != 0; number >>= 7U) bytes[size++] = static_cast<char>(number < 0x80 ? number : number | 0x80U);
  out.append(bytes.data(), size);
}

void put_text(std::string& out, std::string_view text) {
  put_varint(out, text.size());
  out += text;
}

void put_value(std::string& out, const Value& value) {
  out += static_cast<char>(value.type());
  switch (value.type()) {
    case Type::null: return;
    case Type::boolean: out += value.boolean() ? '\1' : '\0'; return;
    case Type::integer: return put_signed(out, value.integer());
    case Type::real: return put_real(out, value.real());
    case Type::string: return put_text(out, value.string());
    case Type::list: return put_list(out, value.list());
    case Type::date: return put_signed(out, value.date().days);
    case Type::local_time: return put_signed(out, value.local_time().nanos);
    case Type::time: put_signed(out, value.time().nanos); return put_signed(out, value.time().offset);
    case Type::local_date_time:
      put_signed(out, value.local_date_time().days);
      return put_signed(out, value.local_date_time().nanos);
    case Type::date_time: return put_date_time(out, value.date_time());
    case Type::duration: return put_duration(out, value.duration());
    default: assert(!"a value that cannot be stored");
  }
}

void put_properties(std::string& out, const Properties& properties) {
  put_varint(out, properties.size());
  for (const auto& [key, value] : properties) {
    put_varint(out, key);
    put_value(out, value);
  }
}

void put_codes(std::string& out, const std::vector<Code>& codes) {
  put_varint(out, codes.size());
  for (const Code code : codes) put_varint(out, code);
}

std::uint64_t Decoder::long_varint() {
  std::uint64_t number = 0;
  const char* at = rest_.data();
  const char* const end = at + rest_.size();
  for (unsigned shift = 0; shift < 64 && at != end; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte >= 0x80) continue;
    rest_ = {at, static_cast<std::size_t>(end - at)};
    return number;
  }
  damaged("a number has no end");
}

std::int64_t Decoder::signed_varint() { return unzigzag(varint()); }

std::uint32_t Decoder::code() {
  const std::uint64_t number = varint();
  if (number > 0xFFFFFFFFU) damaged("a code is out of range");
  return static_cast<std::uint32_t>(number);
}

std::size_t Decoder::count() {
  const std::uint64_t number = varint();
  if (number > rest_.size()) damaged("a list is longer than its bytes");
  return static_cast<std::size_t>(number);
}

std::string_view Decoder::bytes(std::size_t size) {
  if (size > rest_.size()) damaged("a record ends early");
  const std::string_view taken = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return taken;
}

std::string_view Decoder::text() { return bytes(count()); }

double Decoder::real() {
  std::uint64_t bits = 0;
  const std::string_view raw = bytes(8);
  for (unsigned i = 0; i < 8; ++i) bits |= std::uint64_t{static_cast<unsigned char>(raw[i])} << (8 * i);
  return std::bit_cast<double>(bits);
}

Value Decoder::value() { return take_value(*this, 0); }

Properties Decoder::properties() {
  Properties result;
  properties(result);
  return result;
}

void Decoder::properties(Properties& result) {
  result.clear();
  const std::size_t size = count();
  result.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    const Code key = code();
    result.emplace_back(key, value());
  }
}

void put_ascending(std::string& out, const std::vector<std::uint64_t>& numbers) {
  put_varint(out, numbers.size());
  std::uint64_t before = 0;
  for (const std::uint64_t number : numbers) {
    put_varint(out, number - before);
    before = number;
  }
}

std::vector<std::uint64_t> Decoder::ascending() {
  std::vector<std::uint64_t> numbers(count());
  std::uint64_t before = 0;
  for (std::uint64_t& number : numbers) number = before += varint();
  return numbers;
}

std::vector<Code> Decoder::codes() {
  std::vector<Code> result(count());
  for (Code& item : result) item = code();
  return result;
}

}  // namespace treatygraph

#include "graph/query/lex.h"

#include <unicode/uchar.h>

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>

#include "extract/base/text.h"
#include "graph/query/complaint.h"

namespace treatygraph::query {
namespace {

bool starts_name(char32_t c) {
  return c == U'_' || (c < 0x80 ? std::isalpha(static_cast<int>(c)) != 0
                                : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_START) != 0);
}

bool continues_name(char32_t c) {
  return c < 0x80 ? c == U'_' || std::isalnum(static_cast<int>(c)) != 0
                  : u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_XID_CONTINUE) != 0;
}

// Longest first.
constexpr std::array<std::string_view, 38> symbols = {
    "...", "<=", ">=", "<>", "=~", "+=", "..", "||", "!=", "(", ")", "[", "]", "{", "}", ":", ";", ",",  ".",
    "|",   "+",  "-",  "*",  "/",  "%",  "^",  "=",  "<",  ">", "$", "&", "!", "?", "@", "#", "~", "\\", "`"};

// Characters that look like syntax in other scripts, and what to type.
struct LookAlike {
  char32_t character;
  std::string_view plain;
};
constexpr std::array<LookAlike, 15> look_alikes = {{{U'（', "("},
                                                    {U'）', ")"},
                                                    {U'：', ":"},
                                                    {U'，', ","},
                                                    {U'；', ";"},
                                                    {U'【', "["},
                                                    {U'】', "]"},
                                                    {U'｛', "{"},
                                                    {U'｝', "}"},
                                                    {U'“', "\""},
                                                    {U'”', "\""},
                                                    {U'‘', "'"},
                                                    {U'’', "'"},
                                                    {U'—', "-"},
                                                    {U'–', "-"}}};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    if (const auto bad = first_bad_utf8(text_)) {
      throw syntax_error(range(*bad, *bad + 1), "InvalidUnicodeCharacter", "the query is not UTF-8",
                         "save or paste it as UTF-8");
    }
    for (skip_blanks(); position_ < text_.size(); skip_blanks()) tokens_.push_back(next());
    Token end;
    end.range = range(text_.size(), text_.size());
    tokens_.push_back(end);
    return std::move(tokens_);
  }

 private:
  static Range range(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  [[nodiscard]] bool looking_at(std::string_view what) const { return text_.substr(position_, what.size()) == what; }

  void skip_blanks() {
    while (position_ < text_.size()) {
      if (looking_at("//")) {
        position_ = std::min(text_.find('\n', position_), text_.size());
      } else if (looking_at("/*")) {
        const std::size_t close = text_.find("*/", position_ + 2);
        if (close == std::string_view::npos) {
          throw syntax_error(range(position_, position_ + 2), "UnexpectedSyntax", "this comment is never closed",
                             "end it with */");
        }
        position_ = close + 2;
      } else {
        const Decoded c = decode(text_, position_);
        if (u_isUWhiteSpace(static_cast<UChar32>(c.character)) == 0 && c.character != 0xFEFF) return;
        position_ += c.size;
      }
    }
  }

  Token next() {
    const std::size_t begin = position_;
    Token token = read();
    token.range = range(begin, position_);
    return token;
  }

  Token read() {
    const char c = peek();
    if (c == '\'' || c == '"') return string();
    if (c == '`') return quoted_name();
    if (c == '$') return parameter();
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return number();
    if (c == '.' && std::isdigit(static_cast<unsigned char>(peek(1))) != 0 && !follows_operand()) return number();
    if (starts_name(decode(text_, position_).character)) return name();
    return symbol();
  }

  // After an operand a dot is a property look-up or a range (2..5), never the start of a number.
  [[nodiscard]] bool follows_operand() const {
    if (tokens_.empty() || tokens_.back().range.end != position_) return false;
    const Token& last = tokens_.back();
    return last.kind != TokenKind::symbol || last.text == ")" || last.text == "]" || last.text == "}" ||
           last.text == ".";
  }

  std::string take_name() {
    const std::size_t begin = position_;
    while (position_ < text_.size()) {
      const Decoded c = decode(text_, position_);
      if (!continues_name(c.character)) break;
      position_ += c.size;
    }
    return std::string(text_.substr(begin, position_ - begin));
  }

  Token name() {
    Token token;
    token.kind = TokenKind::name;
    token.text = take_name();
    return token;
  }

  Token quoted_name() {
    Token token;
    token.kind = TokenKind::quoted_name;
    const std::size_t begin = position_++;
    while (true) {
      const std::size_t close = text_.find('`', position_);
      if (close == std::string_view::npos) {
        throw syntax_error(range(begin, begin + 1), "UnexpectedSyntax", "this quoted name is never closed",
                           "end it with `");
      }
      token.text += text_.substr(position_, close - position_);
      position_ = close + 1;
      if (peek() != '`') return token;
      token.text += '`';
      ++position_;
    }
  }

  Token parameter() {
    const std::size_t begin = position_++;
    Token token;
    token.kind = TokenKind::parameter;
    if (peek() == '`') {
      token.text = quoted_name().text;
    } else {
      token.text = take_name();
    }
    if (token.text.empty()) {
      throw syntax_error(range(begin, begin + 1), "UnexpectedSyntax", "a parameter's name is missing after $",
                         "write $name");
    }
    return token;
  }

  Token string() {
    Token token;
    token.kind = TokenKind::string;
    const std::size_t begin = position_;
    const char quote = text_[position_++];
    while (peek() != quote || position_ >= text_.size()) {
      if (position_ >= text_.size()) {
        throw syntax_error(range(begin, begin + 1), "UnexpectedSyntax", "this string is never closed",
                           std::string("end it with ") + quote);
      }
      if (peek() == '\\') {
        escape(token.text);
      } else {
        token.text += text_[position_++];
      }
    }
    ++position_;
    return token;
  }

  void escape(std::string& out) {
    const std::size_t begin = position_++;
    const char c = peek();
    if (c == 'u' || c == 'U') {
      append_utf8(out, unicode_escape(begin));
      return;
    }
    static constexpr std::string_view letters = "bfnrt0\\'\"`", values("\b\f\n\r\t\0\\'\"`", 10);
    const std::size_t found = letters.find(c);
    if (c == '\0' || found == std::string_view::npos) {
      throw syntax_error(range(begin, begin + 2), "UnexpectedSyntax", "this escape means nothing",
                         R"(use \n, \t, \\, \', \" or \uXXXX; double a backslash that is meant as such)");
    }
    out += values[found];
    ++position_;
  }

  char32_t unicode_escape(std::size_t begin) {
    const char32_t first = hex_digits(begin);
    if (first < 0xD800 || first > 0xDBFF) return checked(first, begin);
    if (!looking_at("\\u")) return checked(first, begin);
    ++position_;
    const char32_t second = hex_digits(begin);
    if (second < 0xDC00 || second > 0xDFFF) return checked(first, begin);
    return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
  }

  char32_t hex_digits(std::size_t begin) {
    const std::size_t count = peek() == 'u' ? 4 : 8;
    ++position_;
    std::uint32_t value = 0;
    const std::string_view digits = text_.substr(position_, count);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + count || digits.size() != count) {
      throw syntax_error(range(begin, begin + 2), "InvalidUnicodeLiteral",
                         "a Unicode escape needs four hexadecimal digits",
                         "write it as \\u4E2D (or \\U0001F600 with eight)");
    }
    position_ += count;
    return value;
  }

  static char32_t checked(char32_t c, std::size_t begin) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
      throw syntax_error(range(begin, begin + 2), "InvalidUnicodeLiteral", "this escape names no character",
                         "use \\uXXXX with the character's number in Unicode");
    }
    return c;
  }

  Token number() {
    const std::size_t begin = position_;
    if (peek() == '0' && (peek(1) == 'x' || peek(1) == 'X')) return based(2, 16);
    if (peek() == '0' && (peek(1) == 'o' || peek(1) == 'O')) return based(2, 8);
    while (std::isdigit(static_cast<unsigned char>(peek())) != 0) ++position_;
    const bool fraction = peek() == '.' && std::isdigit(static_cast<unsigned char>(peek(1))) != 0;
    if (fraction) {
      ++position_;
      while (std::isdigit(static_cast<unsigned char>(peek())) != 0) ++position_;
    }
    const bool exponent = take_exponent();
    if (trailing_letters()) return bad("InvalidNumberLiteral");
    const std::string_view digits = text_.substr(begin, position_ - begin);
    if (fraction || exponent) return real(digits);
    return integer(digits, 10);
  }

  bool take_exponent() {
    if (peek() != 'e' && peek() != 'E') return false;
    const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (std::isdigit(static_cast<unsigned char>(peek(1 + sign))) == 0) return false;
    position_ += 1 + sign;
    while (std::isdigit(static_cast<unsigned char>(peek())) != 0) ++position_;
    return true;
  }

  bool trailing_letters() { return !take_name().empty(); }

  static Token bad(std::string why) {
    Token token;
    token.kind = TokenKind::bad_number;
    token.text = std::move(why);
    return token;
  }

  Token based(std::size_t prefix, int base) {
    position_ += prefix;
    const std::size_t begin = position_;
    take_name();
    return integer(text_.substr(begin, position_ - begin), base);
  }

  static Token integer(std::string_view digits, int base) {
    Token token;
    token.kind = TokenKind::integer;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), token.integer, base);
    if (digits.empty() || end != digits.data() + digits.size()) return bad("InvalidNumberLiteral");
    if (error != std::errc{} || token.integer > std::uint64_t{1} << 63U) return bad("IntegerOverflow");
    return token;
  }

  static Token real(std::string_view digits) {
    Token token;
    token.kind = TokenKind::real;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), token.real);
    // A number that is too small to be told from 0 is 0; one that is too great has no value.
    if (error == std::errc::result_out_of_range) {
      token.real = 0;
      const std::size_t exponent = digits.find_first_of("eE");
      if (exponent == std::string_view::npos || digits[exponent + 1] != '-') return bad("FloatingPointOverflow");
    }
    return token;
  }

  Token symbol() {
    for (const std::string_view candidate : symbols) {
      if (!looking_at(candidate)) continue;
      Token token;
      token.kind = TokenKind::symbol;
      token.text = candidate;
      position_ += candidate.size();
      return token;
    }
    const Decoded c = decode(text_, position_);
    const std::string shown(text_.substr(position_, c.size));
    std::string advice;
    for (const LookAlike& look_alike : look_alikes) {
      if (look_alike.character == c.character) advice = "type " + std::string(look_alike.plain) + " instead";
    }
    throw syntax_error(range(position_, position_ + c.size),
                       c.size > 1 ? "InvalidUnicodeCharacter" : "UnexpectedSyntax",
                       "the character " + shown + " means nothing here", advice);
  }

  std::string_view text_;
  std::size_t position_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> lex(std::string_view text) { return Lexer(text).run(); }

}  // namespace treatygraph::query

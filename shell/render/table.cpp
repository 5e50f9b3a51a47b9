// The table for people. Widths come from the first rows, which are held back for it; later rows keep them, so that a
// long result streams. On a terminal, wide columns give way until the table fits; where even that would leave nothing
// readable, rows are printed as records.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "extract/base/text.h"
#include "shell/render/render.h"
#include "shell/render/show.h"
#include "shell/visible.h"

namespace treatygraph::shell {
namespace {

constexpr std::size_t sampled_rows = 1000;
constexpr std::size_t narrowest = 6;  // columns that a cut cell keeps
constexpr std::string_view gap = " │ ";
constexpr std::size_t gap_width = 3;

bool is_number(const Value& value) { return value.type() == Value::Type::integer || value.type() == Value::Type::real; }

class Table : public Renderer {
 public:
  Table(const std::vector<std::string>& columns, const Page& page, std::ostream& out)
      : columns_(columns), page_(page), out_(out) {
    numbers_.assign(columns_.size(), true);
    for (const std::string& column : columns_) heads_.push_back(visible(column));
  }

  void row(const Cells& cells) override {
    if (records_) return records_->row(cells);
    if (!widths_.empty()) return print(texts(cells), cells);
    held_.push_back(cells);
    if (held_.size() == sampled_rows) begin();
  }

  void end() override {
    if (columns_.empty()) return;
    if (!records_ && widths_.empty()) begin();
    if (records_) records_->end();
  }

 private:
  [[nodiscard]] std::vector<std::string> texts(const Cells& cells) const {
    std::vector<std::string> out;
    for (const Value& cell : cells) out.push_back(cell.is_null() ? "" : visible(show(cell, page_.graph)));
    return out;
  }

  void begin() {
    std::vector<std::size_t> natural;
    natural.reserve(heads_.size());
    for (const std::string& head : heads_) natural.push_back(display_width(head));
    std::vector<std::vector<std::string>> rows;
    for (const Cells& cells : held_) {
      rows.push_back(texts(cells));
      for (std::size_t i = 0; i < cells.size(); ++i) {
        natural[i] = std::max(natural[i], display_width(rows.back()[i]));
        if (!cells[i].is_null() && !is_number(cells[i])) numbers_[i] = false;
      }
    }
    widths_ = fit(natural);
    if (widths_.empty()) {
      records_ = open_record(columns_, page_, out_);
      for (const Cells& cells : held_) records_->row(cells);
      return held_.clear();
    }
    print_head();
    for (std::size_t i = 0; i < rows.size(); ++i) print(rows[i], held_[i]);
    held_.clear();
  }

  // The widest columns give way first; empty where the terminal is too narrow for all.
  [[nodiscard]] std::vector<std::size_t> fit(std::vector<std::size_t> natural) const {
    if (page_.width == 0) return natural;
    const std::size_t gaps = gap_width * (natural.size() - 1) + 1;
    std::size_t least = gaps;
    for (const std::size_t width : natural) least += std::min(width, narrowest);
    if (least > page_.width) return {};
    const std::size_t room = page_.width - gaps;
    std::size_t low = narrowest;
    std::size_t high = *std::max_element(natural.begin(), natural.end());
    const auto total = [&](std::size_t cap) {
      return std::accumulate(natural.begin(), natural.end(), std::size_t{0},
                             [&](std::size_t sum, std::size_t width) { return sum + std::min(width, cap); });
    };
    if (total(high) <= room) return natural;
    while (low < high) {
      const std::size_t cap = (low + high + 1) / 2;
      if (total(cap) <= room)
        low = cap;
      else
        high = cap - 1;
    }
    std::size_t left = room - total(low);
    for (std::size_t& width : natural) {
      if (width <= low) continue;
      const std::size_t extra = std::min(left, width - low);
      width = low + extra;
      left -= extra;
    }
    return natural;
  }

  [[nodiscard]] std::string fitted(const std::string& text, std::size_t column) const {
    return page_.width == 0 ? text : shorten(text, widths_[column]);
  }

  void print_head() {
    std::string names;
    std::string rule;
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      const bool last = i + 1 == heads_.size();
      names += (i > 0 ? std::string(gap) : "") + (last ? fitted(heads_[i], i) : pad(fitted(heads_[i], i), widths_[i]));
      if (i > 0) rule += "─┼─";
      for (std::size_t column = 0; column < widths_[i]; ++column) rule += "─";
    }
    out_ << names << '\n' << rule << '\n';
  }

  void print(const std::vector<std::string>& cells, const Cells& values) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) line += gap;
      const std::string text = fitted(cells[i], i);
      const std::size_t width = display_width(text);
      if (numbers_[i] && is_number(values[i]) && width < widths_[i]) line.append(widths_[i] - width, ' ');
      line += text;
      if (i + 1 < cells.size() && !(numbers_[i] && is_number(values[i])) && width < widths_[i])
        line.append(widths_[i] - width, ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out_ << line << '\n';
  }

  std::vector<std::string> columns_, heads_;
  Page page_;
  std::ostream& out_;
  std::vector<Cells> held_;
  std::vector<std::size_t> widths_;
  std::vector<bool> numbers_;
  std::unique_ptr<Renderer> records_;
};

class Record : public Renderer {
 public:
  Record(const std::vector<std::string>& columns, const Page& page, std::ostream& out)
      : columns_(columns), page_(page), out_(out) {
    for (std::string& column : columns_) {
      column = visible(column);
      width_ = std::max(width_, display_width(column));
    }
  }

  void row(const Cells& cells) override {
    out_ << fmt::format("── {} ──\n", ++count_);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string text = cells[i].is_null() ? "" : visible(show(cells[i], page_.graph));
      out_ << pad(columns_[i], width_) << (text.empty() ? " │" : gap);
      wrap(text);
    }
  }
  void end() override {}

 private:
  void wrap(std::string_view text) {
    const std::size_t head = width_ + gap_width;
    if (page_.width < head + 20) {
      out_ << text << '\n';
      return;
    }
    const std::size_t room = page_.width - head - 1;
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
      const Decoded next = decode(text, at);
      const auto width = static_cast<std::size_t>(display_width(next.character));
      if (used + width > room) {
        out_ << '\n' << std::string(width_, ' ') << gap;
        used = 0;
      }
      out_ << text.substr(at, next.size);
      used += width;
      at += next.size;
    }
    out_ << '\n';
  }

  std::vector<std::string> columns_;
  Page page_;
  std::ostream& out_;
  std::size_t width_ = 0;
  std::uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<Renderer> open_table(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Table>(columns, page, out);
}

std::unique_ptr<Renderer> open_record(const std::vector<std::string>& columns, const Page& page, std::ostream& out) {
  return std::make_unique<Record>(columns, page, out);
}

}  // namespace treatygraph::shell

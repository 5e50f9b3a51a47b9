// Expressions over batches.
#include <algorithm>
#include <array>
#include <cassert>
#include <unordered_set>

#include "graph/model/calendar.h"
#include "graph/model/value_operations.h"
#include "graph/query/batch/steps.h"
#include "graph/query/check.h"
#include "graph/query/evaluate.h"
#include "graph/query/walk.h"

namespace treatygraph::query::batch {
namespace {

Type type_with(Kind kind, const image::Column* column = nullptr) { return {kind, column, {}, {}}; }
Type constants(Pool pool) { return {Kind::constant, nullptr, std::move(pool), {}}; }
Pool pool_of(std::vector<Value> values) { return std::make_shared<const std::vector<Value>>(std::move(values)); }

class Constant final : public Kernel {
 public:
  explicit Constant(Value value) : Kernel(type_for(value)), value_(std::move(value)) {
    if (value_.type() == Value::Type::boolean) cell_ = value_.boolean() ? 1 : 0;
    if (value_.type() == Value::Type::integer) cell_ = static_cast<Cell>(value_.integer());
    if (value_.type() == Value::Type::date) cell_ = static_cast<Cell>(value_.date().days);
  }

  const Vector& of(const Batch& batch) override {
    vector_.cells.resize(batch.size, cell_);
    if (value_.is_null()) vector_.nulls.resize(batch.size, 1);
    return vector_;
  }
  [[nodiscard]] const Value* constant() const override { return &value_; }

 private:
  static Type type_for(const Value& value) {
    if (value.type() == Value::Type::boolean) return type_with(Kind::boolean);
    if (value.type() == Value::Type::integer) return type_with(Kind::integer);
    if (value.type() == Value::Type::date) return type_with(Kind::date);
    return constants(pool_of({value}));
  }

  Value value_;
  Cell cell_ = 0;
  Vector vector_;
};

class ColumnOf final : public Kernel {
 public:
  ColumnOf(Type type, std::size_t place) : Kernel(std::move(type)), place_(place) {}
  const Vector& of(const Batch& batch) override { return batch.columns[place_]; }

 private:
  std::size_t place_;
};

Type type_of_cells(const image::Column& column) {
  switch (column.cells) {
    case image::Cells::boolean: return type_with(Kind::boolean);
    case image::Cells::integer: return type_with(Kind::integer);
    case image::Cells::date: return type_with(Kind::date);
    case image::Cells::text: return type_with(Kind::text, &column);
    default: return type_with(Kind::property, &column);
  }
}

// A property of a node, or of an edge whose type is known.
template <typename Stored>
void read_cells(const image::Column& column, const std::vector<Cell>& rows, std::vector<Cell>& out) {
  const auto* data = reinterpret_cast<const Stored*>(column.data.data());
  const Cell base =
      column.cells == image::Cells::integer || column.cells == image::Cells::date ? static_cast<Cell>(column.base) : 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::uint32_t row = static_cast<std::uint32_t>(rows[i]) - column.first;
    out[i] = row < column.count ? base + data[row] : 0;
  }
}

class PropertyOf final : public Kernel {
 public:
  PropertyOf(KernelPtr element, const image::Column& column)
      : Kernel(type_of_cells(column)), element_(std::move(element)), column_(column) {}

  const Vector& of(const Batch& batch) override {
    const Vector& elements = element_->of(batch);
    vector_.cells.resize(batch.size);
    read(elements.cells);
    vector_.nulls.clear();
    const bool whole = elements.nulls.empty() && column_.present.empty();
    if (whole && std::all_of(elements.cells.begin(), elements.cells.end(),
                             [&](Cell cell) { return column_.covers(static_cast<std::uint32_t>(cell)); })) {
      return vector_;
    }
    vector_.nulls.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) {
      vector_.nulls[i] = elements.is_null(i) || !column_.has(static_cast<std::uint32_t>(elements.cells[i])) ? 1 : 0;
    }
    return vector_;
  }

 private:
  void read(const std::vector<Cell>& rows) {
    if (type().kind == Kind::property) {
      vector_.cells = rows;
      return;
    }
    switch (column_.width) {
      case 1: return read_cells<std::uint8_t>(column_, rows, vector_.cells);
      case 2: return read_cells<std::uint16_t>(column_, rows, vector_.cells);
      case 4: return read_cells<std::uint32_t>(column_, rows, vector_.cells);
      default: return read_cells<std::uint64_t>(column_, rows, vector_.cells);
    }
  }

  KernelPtr element_;
  const image::Column& column_;
  Vector vector_;
};

// Computes each cell from one cell of another kernel; null stays null.
template <typename Compute>
class Mapped final : public Kernel {
 public:
  Mapped(Type type, KernelPtr operand, Compute compute)
      : Kernel(std::move(type)), operand_(std::move(operand)), compute_(std::move(compute)) {}

  const Vector& of(const Batch& batch) override {
    const Vector& operand = operand_->of(batch);
    vector_.cells.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.cells[i] = compute_(operand.cells[i]);
    vector_.nulls = operand.nulls;
    return vector_;
  }

 private:
  KernelPtr operand_;
  Compute compute_;
  Vector vector_;
};

template <typename Compute>
KernelPtr map(Type type, KernelPtr operand, Compute compute) {
  return std::make_unique<Mapped<Compute>>(std::move(type), std::move(operand), std::move(compute));
}

template <typename Compute>
class Paired final : public Kernel {
 public:
  Paired(Type type, KernelPtr left, KernelPtr right, Compute compute)
      : Kernel(std::move(type)), left_(std::move(left)), right_(std::move(right)), compute_(std::move(compute)) {}

  const Vector& of(const Batch& batch) override {
    const Vector &left = left_->of(batch), &right = right_->of(batch);
    vector_.cells.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.cells[i] = compute_(left.cells[i], right.cells[i]);
    vector_.nulls.clear();
    if (left.nulls.empty() && right.nulls.empty()) return vector_;
    vector_.nulls.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.nulls[i] = left.is_null(i) || right.is_null(i) ? 1 : 0;
    return vector_;
  }

 private:
  KernelPtr left_, right_;
  Compute compute_;
  Vector vector_;
};

template <typename Compute>
KernelPtr pair(Type type, KernelPtr left, KernelPtr right, Compute compute) {
  return std::make_unique<Paired<Compute>>(std::move(type), std::move(left), std::move(right), std::move(compute));
}

const Type truth = type_with(Kind::boolean);

// AND, OR: what decides wins over null.
class Joined final : public Kernel {
 public:
  Joined(std::vector<KernelPtr> operands, bool decides)
      : Kernel(truth), operands_(std::move(operands)), decides_(decides ? 1 : 0) {}

  const Vector& of(const Batch& batch) override {
    vector_.cells.assign(batch.size, 1 - decides_);
    vector_.nulls.assign(batch.size, 0);
    for (const KernelPtr& operand : operands_) {
      const Vector& each = operand->of(batch);
      for (std::size_t i = 0; i < batch.size; ++i) {
        if (vector_.cells[i] == decides_ && vector_.nulls[i] == 0) continue;
        if (each.is_null(i)) {
          vector_.nulls[i] = 1;
        } else if (each.cells[i] == decides_) {
          vector_.cells[i] = decides_;
          vector_.nulls[i] = 0;
        }
      }
    }
    return vector_;
  }

 private:
  std::vector<KernelPtr> operands_;
  Cell decides_;
  Vector vector_;
};

class NullTest final : public Kernel {
 public:
  NullTest(KernelPtr operand, bool wanted)
      : Kernel(truth), operand_(std::move(operand)), wanted_(wanted ? 1 : 0) {}
  const Vector& of(const Batch& batch) override {
    const Vector& operand = operand_->of(batch);
    vector_.cells.resize(batch.size);
    for (std::size_t i = 0; i < batch.size; ++i) vector_.cells[i] = operand.is_null(i) ? wanted_ : 1 - wanted_;
    return vector_;
  }

 private:
  KernelPtr operand_;
  Cell wanted_;
  Vector vector_;
};

// ---- which texts of a dictionary ----

// A set of codes: a range, or one bit each where the texts had to be looked at.
struct Codes {
  std::uint32_t from = 0, to = 0;
  std::vector<bool> chosen;
  [[nodiscard]] bool has(Cell code) const { return chosen.empty() ? code - from < to - from : chosen[code]; }
};

std::uint32_t after_prefix(const image::Column& column, std::string_view prefix) {
  std::string next(prefix);
  while (!next.empty() && static_cast<unsigned char>(next.back()) == 0xFF) next.pop_back();
  if (next.empty()) return column.distinct();
  next.back() = static_cast<char>(static_cast<unsigned char>(next.back()) + 1);
  return column.lower_bound(next);
}

// All texts lie one behind the other: one search over all of them.
std::vector<bool> containing(const image::Column& column, std::string_view part) {
  std::vector<bool> chosen(column.distinct(), part.empty());
  if (part.empty()) return chosen;
  for (std::size_t at = column.texts.find(part); at != std::string_view::npos;) {
    const auto behind = std::upper_bound(column.starts.begin(), column.starts.end(), at);
    const auto code = static_cast<std::uint32_t>(behind - column.starts.begin()) - 1;
    const bool inside = at + part.size() <= column.starts[code + 1];
    if (inside) chosen[code] = true;
    at = column.texts.find(part, inside ? column.starts[code + 1] : at + 1);
  }
  return chosen;
}

std::optional<Codes> codes_for(BinaryOperator op, const image::Column& column, std::string_view part) {
  if (op == BinaryOperator::starts_with) return Codes{column.lower_bound(part), after_prefix(column, part), {}};
  if (op == BinaryOperator::contains) return Codes{0, 0, containing(column, part)};
  if (op != BinaryOperator::ends_with) return {};
  Codes result{0, 0, std::vector<bool>(column.distinct())};
  for (std::uint32_t code = 0; code < column.distinct(); ++code)
    result.chosen[code] = column.text(code).ends_with(part);
  return result;
}

Codes codes_for(Comparison op, const image::Column& column, std::string_view text) {
  const std::uint32_t from = column.lower_bound(text), end = column.distinct();
  const std::uint32_t after = from + (column.code(text) ? 1 : 0);
  switch (op) {
    case Comparison::equal: return {from, after, {}};
    case Comparison::less: return {0, from, {}};
    case Comparison::less_equal: return {0, after, {}};
    case Comparison::greater: return {after, end, {}};
    default: return {from, end, {}};
  }
}

// ---- making kernels ----

// Of each kind of node: 1 if it has all the labels.
std::vector<std::uint8_t> kinds_with(const std::vector<Word>& labels, Run& run) {
  const image::Image& image = *run.graph.image();
  std::vector<std::uint8_t> result(image.kinds(), 1);
  for (const Word& label : labels) {
    const auto code = run.code(label.id);
    for (std::uint32_t kind = 0; kind < image.kinds(); ++kind) {
      if (!code || !image.kind_has(kind, *code)) result[kind] = 0;
    }
  }
  return result;
}

class Maker {
 public:
  Maker(const Schema& schema, Run& run) : schema_(schema), run_(run), image_(*run.graph.image()) {}

  KernelPtr make(const Expression& expression) {
    if (is_constant(expression)) return constant(expression);
    return std::visit(overloaded{
                          [&](const Variable& e) { return variable(e); },
                          [&](const Property& e) { return property(e); },
                          [&](const Comparisons& e) { return comparisons(e); },
                          [&](const Junction& e) { return junction(e); },
                          [&](const Unary& e) { return unary(e); },
                          [&](const Binary& e) { return binary(e); },
                          [&](const HasLabels& e) { return has_labels(e); },
                          [&](const FunctionCall& e) { return call(e); },
                          [&](const Index& e) { return index(e); },
                          [](const auto&) { return KernelPtr(); },
                      },
                      expression.node);
  }

 private:
  // The same for every row, and for every run of the plan's part within this statement.
  static bool is_constant(const Expression& expression) {
    const bool plain = std::visit(
        overloaded{
            [](const Variable&) { return false; },
            [](const PatternExpression&) { return false; },
            [](const PatternComprehension&) { return false; },
            [](const Subquery&) { return false; },
            [](const Comprehension&) { return false; },
            [](const Quantifier&) { return false; },
            [](const Reduce&) { return false; },
            [](const FunctionCall& e) { return e.function != nullptr && e.function->depends != Depends::chance; },
            [](const auto&) { return true; },
        },
        expression.node);
    if (!plain) return false;
    bool all = true;
    each_child(expression, [&](const Expression& child) { all = all && is_constant(child); });
    return all;
  }

  KernelPtr constant(const Expression& expression) {
    try {
      return std::make_unique<Constant>(evaluate(expression, run_));
    } catch (const Error&) {
      return {};  // an error only if there is a row: the operators by row will see
    }
  }

  KernelPtr null() { return std::make_unique<Constant>(Value()); }

  KernelPtr variable(const Variable& e) {
    const auto place = schema_.find(e.slot);
    return place ? std::make_unique<ColumnOf>(schema_.columns[*place].type, *place) : KernelPtr();
  }

  KernelPtr property(const Property& e) {
    KernelPtr subject = make(*e.subject);
    if (!subject) return {};
    const auto key = run_.code(e.key.id);
    if (subject->type().kind == Kind::node) {
      const image::Column* column = key ? image_.node_column(*key) : nullptr;
      return column == nullptr ? null() : std::make_unique<PropertyOf>(std::move(subject), *column);
    }
    if (subject->type().kind == Kind::edge) return edge_property(e, std::move(subject), key);
    return subject->type().kind == Kind::date ? date_part(e.key.name.text, std::move(subject)) : KernelPtr();
  }

  KernelPtr edge_property(const Property& e, KernelPtr subject, std::optional<Code> key) {
    const auto type = single_type(*e.subject);
    if (!type) return {};
    const image::Column* column = key ? image_.edge_column(*type, *key) : nullptr;
    return column == nullptr ? null() : std::make_unique<PropertyOf>(std::move(subject), *column);
  }

  // The one type of the relationships in a column; known where one step walked over a single type.
  [[nodiscard]] std::optional<Code> single_type(const Expression& expression) const {
    const auto* variable = std::get_if<Variable>(&expression.node);
    const auto place = variable == nullptr ? std::nullopt : schema_.find(variable->slot);
    if (!place) return {};
    return schema_.columns[*place].type.edges;
  }

  static KernelPtr date_part(std::string_view name, KernelPtr date) {
    const Type integer = type_with(Kind::integer);
    const auto part = [&](auto compute) {
      return map(integer, std::move(date), [compute](Cell days) {
        return static_cast<Cell>(compute(civil_from(static_cast<std::int64_t>(days))));
      });
    };
    if (name == "year") return part([](const CivilDate& civil) { return civil.year; });
    if (name == "month") return part([](const CivilDate& civil) { return std::int64_t{civil.month}; });
    if (name == "day") return part([](const CivilDate& civil) { return std::int64_t{civil.day}; });
    return {};
  }

  // ---- comparing ----

  KernelPtr comparisons(const Comparisons& e) {
    std::vector<KernelPtr> all;
    for (std::size_t i = 0; i < e.ops.size(); ++i) {
      KernelPtr left = make(*e.operands[i]), right = make(*e.operands[i + 1]);
      if (!left || !right) return {};
      KernelPtr one = compare(e.ops[i], std::move(left), std::move(right));
      if (!one) return {};
      all.push_back(std::move(one));
    }
    if (all.size() == 1) return std::move(all.front());
    return std::make_unique<Joined>(std::move(all), false);
  }

  static Comparison turned(Comparison op) {
    switch (op) {
      case Comparison::less: return Comparison::greater;
      case Comparison::less_equal: return Comparison::greater_equal;
      case Comparison::greater: return Comparison::less;
      case Comparison::greater_equal: return Comparison::less_equal;
      default: return op;
    }
  }

  KernelPtr compare(Comparison op, KernelPtr left, KernelPtr right) {
    if (left->constant() != nullptr) {
      std::swap(left, right);
      op = turned(op);
    }
    const Value* value = right->constant();
    if (value != nullptr && value->is_null()) return null_for(std::move(left));
    if (op == Comparison::unequal) {
      KernelPtr equal = compare(Comparison::equal, std::move(left), std::move(right));
      return equal ? map(truth, std::move(equal), [](Cell cell) { return 1 - cell; }) : KernelPtr();
    }
    const Kind kind = left->type().kind;
    if (kind == Kind::text && value != nullptr && value->type() == Value::Type::string)
      return among(std::move(left), codes_for(op, *left->type().column, value->string()));
    if (kind == Kind::constant && value != nullptr) return compare_constants(op, std::move(left), *value);
    if (kind != right->type().kind) return {};
    if (kind == Kind::integer || kind == Kind::date) return compare_signed(op, std::move(left), std::move(right));
    if (kind == Kind::text) return compare_texts(op, std::move(left), std::move(right));
    const bool elements = kind == Kind::node || kind == Kind::edge || kind == Kind::boolean;
    if (elements && op == Comparison::equal)
      return pair(truth, std::move(left), std::move(right), [](Cell a, Cell b) -> Cell { return a == b ? 1 : 0; });
    return {};
  }

  KernelPtr null_for(KernelPtr operand) {
    return operand ? std::make_unique<Constant>(Value()) : KernelPtr();
  }

  static KernelPtr among(KernelPtr text, Codes codes) {
    return map(truth, std::move(text),
               [codes = std::move(codes)](Cell code) -> Cell { return codes.has(code) ? 1 : 0; });
  }

  static KernelPtr compare_signed(Comparison op, KernelPtr left, KernelPtr right) {
    const auto with = [&](auto test) {
      return pair(truth, std::move(left), std::move(right), [test](Cell a, Cell b) -> Cell {
        return test(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)) ? 1 : 0;
      });
    };
    switch (op) {
      case Comparison::equal: return with(std::equal_to<>());
      case Comparison::less: return with(std::less<>());
      case Comparison::less_equal: return with(std::less_equal<>());
      case Comparison::greater: return with(std::greater<>());
      default: return with(std::greater_equal<>());
    }
  }

  // Of a few values each is compared once.
  static KernelPtr compare_constants(Comparison op, KernelPtr left, const Value& right) {
    std::vector<Cell> answers;
    for (const Value& each : *left->type().pool) {
      const auto answer = compare_as(op, each, right);
      if (!answer) return {};
      answers.push_back(*answer ? 1 : 0);
    }
    return map(truth, std::move(left), [answers = std::move(answers)](Cell cell) { return answers[cell]; });
  }

  // Codes of one dictionary sort as their texts do; of two, the texts are looked at.
  static KernelPtr compare_texts(Comparison op, KernelPtr left, KernelPtr right) {
    const image::Column *a = left->type().column, *b = right->type().column;
    if (a == b) return compare_signed(op, std::move(left), std::move(right));
    return pair(truth, std::move(left), std::move(right), [op, a, b](Cell x, Cell y) -> Cell {
      const int sign = a->text(static_cast<std::uint32_t>(x)).compare(b->text(static_cast<std::uint32_t>(y)));
      switch (op) {
        case Comparison::equal: return sign == 0 ? 1 : 0;
        case Comparison::less: return sign < 0 ? 1 : 0;
        case Comparison::less_equal: return sign <= 0 ? 1 : 0;
        case Comparison::greater: return sign > 0 ? 1 : 0;
        default: return sign >= 0 ? 1 : 0;
      }
    });
  }

  // ---- truths ----

  KernelPtr junction(const Junction& e) {
    if (e.op == JunctionOperator::exclusive) return {};
    std::vector<KernelPtr> operands;
    for (const ExpressionPtr& each : e.operands) {
      KernelPtr operand = make(*each);
      if (!operand || operand->type().kind != Kind::boolean) return {};
      operands.push_back(std::move(operand));
    }
    return std::make_unique<Joined>(std::move(operands), e.op == JunctionOperator::disjunction);
  }

  KernelPtr unary(const Unary& e) {
    KernelPtr operand = make(*e.operand);
    if (!operand) return {};
    switch (e.op) {
      case UnaryOperator::is_null: return std::make_unique<NullTest>(std::move(operand), true);
      case UnaryOperator::is_not_null: return std::make_unique<NullTest>(std::move(operand), false);
      case UnaryOperator::negation:
        if (operand->type().kind != Kind::boolean) return {};
        return map(truth, std::move(operand), [](Cell cell) { return 1 - cell; });
      default: return {};
    }
  }

  KernelPtr binary(const Binary& e) {
    KernelPtr left = make(*e.left), right = make(*e.right);
    if (!left || !right || right->constant() == nullptr || left->constant() != nullptr) return {};
    const Value& value = *right->constant();
    if (e.op == BinaryOperator::in) return among_list(std::move(left), value);
    if (left->type().kind != Kind::text || value.type() != Value::Type::string) return {};
    auto codes = codes_for(e.op, *left->type().column, value.string());
    return codes ? among(std::move(left), std::move(*codes)) : KernelPtr();
  }

  // Lists of one kind of value without a null: then the answer is never unknown but for a null on the left.
  static KernelPtr among_list(KernelPtr left, const Value& list) {
    if (list.type() != Value::Type::list) return {};
    const Kind kind = left->type().kind;
    std::unordered_set<Cell> wanted;
    for (const Value& each : list.list()) {
      if (kind == Kind::text && each.type() == Value::Type::string) {
        if (const auto code = left->type().column->code(each.string())) wanted.insert(*code);
      } else if (kind == Kind::integer && each.type() == Value::Type::integer) {
        wanted.insert(static_cast<Cell>(each.integer()));
      } else if (kind == Kind::date && each.type() == Value::Type::date) {
        wanted.insert(static_cast<Cell>(each.date().days));
      } else {
        return {};
      }
    }
    if (list.list().empty()) return {};  // false even for null
    return map(truth, std::move(left),
               [wanted = std::move(wanted)](Cell cell) -> Cell { return wanted.contains(cell) ? 1 : 0; });
  }

  KernelPtr has_labels(const HasLabels& e) {
    KernelPtr subject = make(*e.subject);
    if (!subject || subject->type().kind != Kind::node) return {};
    return map(truth, std::move(subject),
               [answers = kinds_with(e.labels, run_), kinds = image_.kind()](Cell node) -> Cell {
                 return answers[kinds[node]];
               });
  }

  // ---- functions that only the type of a relationship or the labels of a node decide ----

  KernelPtr call(const FunctionCall& e) {
    if (e.function == nullptr || e.arguments.size() != 1) return {};
    KernelPtr argument = make(*e.arguments.front());
    if (!argument) return {};
    if (e.function->name == "type" && argument->type().kind == Kind::edge) return type_name(std::move(argument));
    if (e.function->name == "labels" && argument->type().kind == Kind::node) {
      return by_kind(std::move(argument), [&](std::uint32_t kind) { return Value(labels(kind)); });
    }
    return {};
  }

  KernelPtr type_name(KernelPtr edge) {
    std::vector<Value> names;
    for (const std::string_view word : image_.words(Vocabulary::type)) names.emplace_back(word);
    return map(constants(pool_of(std::move(names))), std::move(edge),
               [](Cell cell) { return Cell{batch::type_of(cell)}; });
  }

  // labels(n)[0]
  KernelPtr index(const Index& e) {
    const auto* called = std::get_if<FunctionCall>(&e.subject->node);
    const bool of_labels = called != nullptr && called->function != nullptr && called->function->name == "labels";
    if (!of_labels || !is_constant(*e.index)) return {};
    KernelPtr which = constant(*e.index), node = make(*called->arguments.front());
    if (!which || !node || node->type().kind != Kind::node) return {};
    if (which->constant()->type() != Value::Type::integer) return {};
    const std::int64_t at = which->constant()->integer();
    return by_kind(std::move(node), [&](std::uint32_t kind) {
      const List all = labels(kind);
      const auto count = static_cast<std::int64_t>(all.size());
      if (at < -count || at >= count) return Value();
      return all[static_cast<std::size_t>(at < 0 ? at + count : at)];
    });
  }

  [[nodiscard]] List labels(std::uint32_t kind) const {
    List result;
    for (const Code label : image_.kind_labels(kind)) result.emplace_back(image_.words(Vocabulary::label)[label]);
    return result;
  }

  template <typename Compute>
  KernelPtr by_kind(KernelPtr node, Compute compute) {
    std::vector<Value> values;
    std::vector<Cell> places;
    for (std::uint32_t kind = 0; kind < image_.kinds(); ++kind) {
      Value value = compute(kind);
      const auto known = std::find_if(values.begin(), values.end(),
                                      [&](const Value& each) { return equivalent(each, value); });
      places.push_back(static_cast<Cell>(known - values.begin()));
      if (known == values.end()) values.push_back(std::move(value));
    }
    // A null among the values must be seen as one by who groups and sorts.
    if (std::any_of(values.begin(), values.end(), [](const Value& each) { return each.is_null(); })) return {};
    return map(constants(pool_of(std::move(values))), std::move(node),
               [places = std::move(places), kinds = image_.kind()](Cell cell) { return places[kinds[cell]]; });
  }

  const Schema& schema_;
  Run& run_;
  const image::Image& image_;
};

}  // namespace

bool asked_below(const Expression& condition, Source& source, Run& run) {
  const auto* labels = std::get_if<HasLabels>(&condition.node);
  const auto* variable = labels == nullptr ? nullptr : std::get_if<Variable>(&labels->subject->node);
  const auto place = variable == nullptr ? std::nullopt : source.schema().find(variable->slot);
  if (!place || source.schema().columns[*place].type.kind != Kind::node) return false;
  return source.only(variable->slot, kinds_with(labels->labels, run));
}

KernelPtr make_kernel(const Expression& expression, const Schema& schema, Run& run) {
  return Maker(schema, run).make(expression);
}

}  // namespace treatygraph::query::batch

// Expressions over batches.
#include <algorithm>
#include <unordered_set>

#include "graph/model/calendar.h"
#include "graph/model/value_operations.h"
#include "graph/query/batch/kernel_forms.h"
#include "graph/query/batch/steps.h"
#include "graph/query/batch/text_codes.h"
#include "graph/query/check.h"
#include "graph/query/evaluate.h"
#include "graph/query/walk.h"

namespace treatygraph::query::batch {
namespace {

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
      // Rows that follow each other often have one date.
      return map(integer, std::move(date), [compute, known = Cell{0}, part = Cell{0}, any = false](Cell days) mutable {
        if (!any || days != known) part = static_cast<Cell>(compute(civil_from(static_cast<std::int64_t>(days))));
        any = true;
        known = days;
        return part;
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
    if (kind == Kind::text && value != nullptr && value->type() == Value::Type::string) {
      auto codes = std::make_shared<const Codes>(codes_for(op, *left->type().column, value->string()));
      return among(std::move(left), std::move(codes));
    }
    if (kind == Kind::constant && value != nullptr) return compare_constants(op, std::move(left), *value);
    if (kind != right->type().kind) return {};
    if (kind == Kind::integer || kind == Kind::date) return compare_signed(op, std::move(left), std::move(right));
    if (kind == Kind::text) return compare_texts(op, std::move(left), std::move(right));
    const bool elements = kind == Kind::node || kind == Kind::edge || kind == Kind::boolean;
    if (elements && op == Comparison::equal)
      return pair(truth, std::move(left), std::move(right), [](Cell a, Cell b) -> Cell { return a == b ? 1 : 0; });
    return {};
  }

  KernelPtr null_for(KernelPtr operand) { return operand ? std::make_unique<Constant>(Value()) : KernelPtr(); }

  static KernelPtr among(KernelPtr text, std::shared_ptr<const Codes> codes) {
    return map(truth, std::move(text),
               [codes = std::move(codes)](Cell code) -> Cell { return codes->has(code) ? 1 : 0; });
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
      const int sign =
          a->texts.text(static_cast<std::uint32_t>(x)).compare(b->texts.text(static_cast<std::uint32_t>(y)));
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
    const image::Column& column = *left->type().column;
    auto codes = run_.once<std::optional<Codes>>(&e, &column, [&] { return codes_for(e.op, column, value.string()); });
    if (!*codes) return {};
    return among(std::move(left), std::shared_ptr<const Codes>(codes, &**codes));
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
      const auto known =
          std::find_if(values.begin(), values.end(), [&](const Value& each) { return equivalent(each, value); });
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

Wanted wanted(const std::vector<Word>& labels, Run& run) {
  Wanted result;
  result.kinds = kinds_with(labels, run);
  const auto code = labels.size() == 1 ? run.code(labels.front().id) : std::nullopt;
  const auto runs = code ? run.graph.image()->labelled(*code) : std::span<const image::Image::Run>{};
  if (runs.size() != 1) return result;
  result.range = runs.front();
  result.range_says_all = true;
  return result;
}

}  // namespace

bool asked_below(const Expression& condition, Source& source, Run& run) {
  const auto* labels = std::get_if<HasLabels>(&condition.node);
  const auto* variable = labels == nullptr ? nullptr : std::get_if<Variable>(&labels->subject->node);
  const auto place = variable == nullptr ? std::nullopt : source.schema().find(variable->slot);
  if (!place || source.schema().columns[*place].type.kind != Kind::node) return false;
  return source.only(variable->slot, wanted(labels->labels, run));
}

KernelPtr make_kernel(const Expression& expression, const Schema& schema, Run& run) {
  return Maker(schema, run).make(expression);
}

}  // namespace treatygraph::query::batch

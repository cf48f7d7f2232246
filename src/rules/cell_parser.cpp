// SPDX-License-Identifier: MulanPSL-2.0
// Parsing one cell: S-FEEL unary tests, by recursive descent over the characters.
#include "base/text.hpp"
#include "rules/cell.hpp"

#include <algorithm>
#include <array>

namespace eco::rules {
namespace {

bool is_code_prefix(std::string_view text) {
    const bool letter = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
    const std::string_view digits = letter ? text.substr(1) : text;
    return !text.empty() && text.size() <= 13 &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Parser {
  public:
    Parser(std::string_view text, const FactDeclaration& fact, const Where& where)
        : m_text(text), m_fact(fact), m_where(where) {}

    Result<std::vector<Test>> parse(bool& negated) {
        skip_blanks();
        negated = take("not(");
        std::vector<Test> tests;
        do {
            ECO_TRY(Test test, parse_test());
            tests.push_back(std::move(test));
            skip_blanks();
        } while (take(","));
        if ((negated && !take(")")) || !at_end()) {
            return error(ErrorCode::rules_cell_syntax);
        }
        return tests;
    }

  private:
    std::string_view m_text;
    const FactDeclaration& m_fact;
    const Where& m_where;
    std::size_t m_at = 0;

    [[nodiscard]] tl::unexpected<Error> error(ErrorCode code) const {
        Args args{
            {"text", std::string(m_text)}, {"at", std::to_string(m_at + 1)}, {"fact", m_fact.name}};
        return fail({code, std::move(args), m_where});
    }

    void skip_blanks() {
        while (m_at < m_text.size() && m_text[m_at] == ' ') {
            ++m_at;
        }
    }

    bool take(std::string_view token) {
        skip_blanks();
        if (!m_text.substr(m_at).starts_with(token)) {
            return false;
        }
        m_at += token.size();
        return true;
    }

    bool at_end() {
        skip_blanks();
        return m_at == m_text.size();
    }

    [[nodiscard]] bool measured() const {
        return m_fact.type == FactType::number || m_fact.type == FactType::date;
    }

    Result<Test> parse_test() {
        skip_blanks();
        if (m_at == m_text.size()) {
            return error(ErrorCode::rules_cell_syntax);
        }
        if (m_text[m_at] == '"') {
            return parse_string();
        }
        for (const auto& [token, value] : {std::pair("true", true), std::pair("false", false)}) {
            if (take(token)) {
                Test test;
                test.kind = Test::Kind::boolean;
                test.boolean = value;
                return m_fact.type == FactType::boolean ? Result<Test>(test)
                                                        : error(ErrorCode::rules_cell_type);
            }
        }
        if (!measured()) {
            return error(m_text[m_at] == '<' || m_text[m_at] == '>' || m_text[m_at] == '[' ||
                                 (m_text[m_at] >= '0' && m_text[m_at] <= '9')
                             ? ErrorCode::rules_cell_type
                             : ErrorCode::rules_cell_syntax);
        }
        return m_text[m_at] == '[' || m_text[m_at] == '(' ? parse_interval() : parse_comparison();
    }

    Result<Test> parse_string() {
        const auto close = m_text.find('"', m_at + 1);
        if (close == std::string_view::npos) {
            return error(ErrorCode::rules_cell_syntax);
        }
        Test test;
        test.text = m_text.substr(m_at + 1, close - m_at - 1);
        if (m_fact.type != FactType::text && m_fact.type != FactType::texts &&
            m_fact.type != FactType::code) {
            return error(ErrorCode::rules_cell_type);
        }
        if (m_fact.type == FactType::code && !is_code_prefix(test.text)) {
            return error(ErrorCode::rules_cell_type);
        }
        const auto& allowed = m_fact.domain.values;
        if (!allowed.empty() &&
            std::find(allowed.begin(), allowed.end(), test.text) == allowed.end()) {
            return error(ErrorCode::rules_cell_outside_domain);
        }
        m_at = close + 1;
        return test;
    }

    Result<Test> parse_comparison() {
        Test test;
        test.kind = Test::Kind::range;
        const bool less = take("<");
        const bool greater = !less && take(">");
        const bool equal = take("=") || (!less && !greater);
        ECO_TRY(const Decimal value, parse_operand());
        if (!greater) {
            test.high = Bound{value, equal};
        }
        if (!less) {
            test.low = Bound{value, equal};
        }
        return test;
    }

    Result<Test> parse_interval() {
        Test test;
        test.kind = Test::Kind::range;
        const bool closed_low = m_text[m_at++] == '[';
        ECO_TRY(const Decimal low, parse_operand());
        if (!take("..")) {
            return error(ErrorCode::rules_cell_syntax);
        }
        ECO_TRY(const Decimal high, parse_operand());
        const bool closed_high = take("]");
        if (!closed_high && !take(")")) {
            return error(ErrorCode::rules_cell_syntax);
        }
        if (high < low || (high == low && !(closed_low && closed_high))) {
            return error(ErrorCode::rules_cell_empty_range);
        }
        test.low = Bound{low, closed_low};
        test.high = Bound{high, closed_high};
        return test;
    }

    /// A number with an optional unit, or date("…").
    Result<Decimal> parse_operand() {
        skip_blanks();
        if (take("date(\"")) {
            const auto close = m_text.find("\")", m_at);
            const auto day = LocalDate::parse(
                m_text.substr(m_at, close == std::string_view::npos ? 0 : close - m_at));
            if (!day || m_fact.type != FactType::date) {
                return error(m_fact.type == FactType::date ? ErrorCode::rules_cell_syntax
                                                           : ErrorCode::rules_cell_type);
            }
            m_at = close + 2;
            return Decimal::from_int(day->days());
        }
        if (m_fact.type == FactType::date) {
            return error(ErrorCode::rules_cell_type);
        }
        return parse_number();
    }

    Result<Decimal> parse_number() {
        // The operand ends at a separator; ".." ends it too, so "[1..2]" is not "1." and ".2".
        const auto end =
            std::min({m_text.find_first_of(",)]", m_at), m_text.find("..", m_at), m_text.size()});
        const std::string_view operand = trim(m_text.substr(m_at, end - m_at));
        const auto amount = parse_amount(operand);
        if (!amount) {
            return error(amount.error().code == ErrorCode::base_unknown_unit
                             ? ErrorCode::rules_cell_unit
                             : ErrorCode::rules_cell_syntax);
        }
        if (amount->dimension != Dimension::none && amount->dimension != m_fact.dimension) {
            return error(ErrorCode::rules_cell_unit);
        }
        m_at = end;
        return amount->value;
    }
};

} // namespace

Result<Cell> Cell::parse(std::string_view text, const FactDeclaration& fact, const Where& where) {
    Cell cell;
    const std::string_view tidy = trim(text);
    if (tidy.empty() || tidy == "-") {
        return cell;
    }
    ECO_TRY(cell.m_tests, Parser(tidy, fact, where).parse(cell.m_negated));
    cell.m_source = tidy;
    cell.m_prefix = fact.type == FactType::code;
    return cell;
}

} // namespace eco::rules

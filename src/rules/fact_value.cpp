// SPDX-License-Identifier: MulanPSL-2.0
// Reading what an applicant states into the type of the fact, and back.
#include "rules/fact.hpp"

#include "base/codes.hpp"
#include "base/text.hpp"
#include "rules/labels.hpp"

#include <algorithm>

namespace eco::rules {
namespace {

class Statement {
  public:
    Statement(const FactDeclaration& fact, const Json& stated, const Where& where)
        : m_fact(fact), m_stated(stated), m_where(where) {}

    [[nodiscard]] Result<Value> read() const {
        switch (m_fact.type) {
        case FactType::boolean:
            return m_stated.is_bool() ? Result<Value>(Value(m_stated.as_bool()))
                                      : wrong(ErrorCode::rules_fact_wrong_type);
        case FactType::number:
            return number();
        case FactType::text:
            return m_stated.is_string() ? member(m_stated.as_string())
                                        : wrong(ErrorCode::rules_fact_wrong_type);
        case FactType::code:
            return m_stated.is_string() ? Result<Value>(Value(m_stated.as_string()))
                                        : wrong(ErrorCode::rules_fact_wrong_type);
        case FactType::date:
            return date();
        case FactType::texts:
            return texts();
        }
        return wrong(ErrorCode::rules_fact_wrong_type);
    }

  private:
    const FactDeclaration& m_fact;
    const Json& m_stated;
    const Where& m_where;

    [[nodiscard]] tl::unexpected<Error> wrong(ErrorCode code) const {
        const std::string stated =
            m_stated.is_string() ? m_stated.as_string() : canonical_json(m_stated);
        Args args{{"fact", m_fact.name}, {"label", m_fact.label_zh}, {"stated", stated}};
        if (code == ErrorCode::rules_fact_wrong_type) {
            args["type"] = std::string(word(m_fact.type));
        } else if (code == ErrorCode::rules_fact_outside_domain) {
            args["allowed"] = join(m_fact.domain.values, ", ");
        } else {
            args["unit"] = std::string(base_symbol(m_fact.dimension));
        }
        return fail({code, std::move(args), m_where});
    }

    [[nodiscard]] Result<Value> number() const {
        if (m_stated.is_number()) {
            return m_fact.dimension == Dimension::none
                       ? bounded(Decimal::from_double(m_stated.as_number()))
                       : wrong(ErrorCode::rules_fact_unit_missing);
        }
        if (!m_stated.is_string()) {
            return wrong(ErrorCode::rules_fact_wrong_type);
        }
        const auto amount = parse_amount(m_stated.as_string());
        if (!amount) {
            const bool unit = amount.error().code == ErrorCode::base_unknown_unit;
            return wrong(unit ? ErrorCode::rules_fact_wrong_unit
                              : ErrorCode::rules_fact_wrong_type);
        }
        if (amount->dimension != m_fact.dimension) {
            return wrong(amount->dimension == Dimension::none ? ErrorCode::rules_fact_unit_missing
                                                              : ErrorCode::rules_fact_wrong_unit);
        }
        return bounded(amount->value);
    }

    /// A quantity below zero is impossible unless the domain says otherwise.
    [[nodiscard]] Result<Value> bounded(Decimal value) const {
        const Decimal least = m_fact.domain.minimum.value_or(Decimal());
        const bool possible =
            value >= least && (!m_fact.domain.maximum || value <= *m_fact.domain.maximum);
        return possible ? Result<Value>(Value(value))
                        : wrong(ErrorCode::rules_fact_impossible_value);
    }

    [[nodiscard]] bool allows(const std::string& text) const {
        const auto& allowed = m_fact.domain.values;
        return allowed.empty() || std::find(allowed.begin(), allowed.end(), text) != allowed.end();
    }

    [[nodiscard]] Result<Value> member(const std::string& text) const {
        return allows(text) ? Result<Value>(Value(text))
                            : wrong(ErrorCode::rules_fact_outside_domain);
    }

    [[nodiscard]] Result<Value> date() const {
        const auto day = m_stated.is_string()
                             ? LocalDate::parse(m_stated.as_string())
                             : Result<LocalDate>(wrong(ErrorCode::rules_fact_wrong_type));
        return day ? Result<Value>(Value(*day)) : wrong(ErrorCode::rules_fact_wrong_type);
    }

    [[nodiscard]] Result<Value> texts() const {
        Texts out;
        const Json::Array list = m_stated.is_array() ? m_stated.as_array() : Json::Array{m_stated};
        for (const Json& one : list) {
            if (!one.is_string()) {
                return wrong(ErrorCode::rules_fact_wrong_type);
            }
            if (!allows(one.as_string())) {
                return wrong(ErrorCode::rules_fact_outside_domain);
            }
            out.insert(one.as_string());
        }
        return Value(std::move(out));
    }
};

} // namespace

Result<Value> read_value(const FactDeclaration& fact, const Json& stated, const Where& where) {
    return Statement(fact, stated, where).read();
}

Json write_value(const FactDeclaration& fact, const Value& value) {
    if (const bool* flag = std::get_if<bool>(&value)) {
        return Json(*flag);
    }
    if (const auto* texts = std::get_if<Texts>(&value)) {
        Json list{Json::Array{}};
        for (const std::string& text : *texts) {
            list.push_back(text);
        }
        return list;
    }
    if (const auto* number = std::get_if<Decimal>(&value)) {
        return fact.dimension == Dimension::none ? Json(number->to_double())
                                                 : Json(to_string(Amount{*number, fact.dimension}));
    }
    return Json(to_string(value));
}

} // namespace eco::rules

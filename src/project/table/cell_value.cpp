// SPDX-License-Identifier: MulanPSL-2.0
// Words of the trade to what read_fact takes; read_fact decides.
#include "project/table/cell_value.hpp"

#include "base/text.hpp"
#include "project/detail/fact_reader.hpp"

#include <algorithm>

namespace eco::project::table {
namespace {

using rules::FactType;

/// "改建（含技术改造）" answers to its value, to itself, and to what stands before the bracket.
std::string value_of(const rules::Domain& domain, const std::string& text) {
    const std::string key = folded(text);
    for (const std::string& value : domain.values) {
        const std::string label = folded(domain.labels_zh.at(value));
        if (key == value || key == label || key == trim(label.substr(0, label.find('(')))) {
            return value;
        }
    }
    return text;
}

/// Several values in one cell: ; , | and the Chinese comma and enumeration comma.
std::vector<std::string> parts_of(std::string_view text) {
    std::string plain = half_width(text);
    constexpr std::string_view k_enumeration_comma = "\u3001";
    for (auto at = plain.find(k_enumeration_comma); at != std::string::npos;
         at = plain.find(k_enumeration_comma, at)) {
        plain.replace(at, k_enumeration_comma.size(), ";");
    }
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == ',' || c == '|'; }, ';');
    return split_list(plain, ';');
}

bool plain_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("+-0123456789.,") == std::string_view::npos;
}

Json number(const std::string& text, const CellContext& context) {
    if (context.fact.dimension == Dimension::none) {
        const auto parsed = Decimal::parse(text);
        return parsed ? Json(parsed->to_double()) : Json(text);
    }
    return Json(plain_number(text) && !context.unit.empty() ? text + " " + context.unit : text);
}

/// What a project file would say for this text.
Json stated(const std::string& text, const CellContext& context) {
    switch (context.fact.type) {
    case FactType::boolean: {
        const auto flag = context.words.boolean(folded(text));
        return flag ? Json(*flag) : Json(text);
    }
    case FactType::number:
        return number(half_width(text), context);
    case FactType::text:
        return Json(value_of(context.fact.domain, text));
    case FactType::texts: {
        Json list{Json::Array{}};
        for (const std::string& part : parts_of(text)) {
            list.push_back(value_of(context.fact.domain, part));
        }
        return list;
    }
    case FactType::code:
    case FactType::date:
        break;
    }
    return Json(text);
}

Json stated(const Json& cell, const CellContext& context) {
    if (cell.is_string()) {
        return stated(std::string(trim(cell.as_string())), context);
    }
    // A typed column's number may carry the noise of doubles: six decimals are what a fact keeps.
    if (cell.is_number() && context.fact.type == FactType::number && !context.unit.empty()) {
        return Json(Decimal::from_double(cell.as_number()).to_string() + " " + context.unit);
    }
    if (cell.is_number() && context.fact.type == FactType::code) {
        return Json(canonical_json(cell)); // a sector code in a numeric column
    }
    if (cell.is_number() && context.fact.type == FactType::boolean) {
        return stated(canonical_json(cell), context);
    }
    return cell;
}

} // namespace

Result<std::optional<rules::Value>> read_cell(const Json& cell, const CellContext& context,
                                              const Where& where) {
    const bool silent =
        cell.is_null() || (cell.is_string() && context.words.unstated(folded(cell.as_string())));
    if (silent) {
        return std::optional<rules::Value>();
    }
    ECO_TRY(rules::Value value,
            detail::read_fact(context.fact, stated(cell, context), where, context.sectors));
    return std::optional(std::move(value));
}

} // namespace eco::project::table

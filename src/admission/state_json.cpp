// SPDX-License-Identifier: MulanPSL-2.0
// Facts and measures as JSON.
#include "admission/state_json.hpp"

#include "rules/labels.hpp"

#include <cmath>

namespace eco::admission {

double tenths(double value) {
    return std::round(value * 10.0) / 10.0;
}
double millionths(double value) {
    return std::round(value * 1'000'000.0) / 1'000'000.0;
}

Json state_json(const rules::FactDeclaration& fact, const rules::FactState& state) {
    Json json{Json::Object{}};
    if (!state.value) {
        json["unknown"] = rules::word(state.because);
        Json missing{Json::Array{}};
        for (const std::string& name : state.missing) {
            missing.push_back(name);
        }
        if (!state.missing.empty()) {
            json["missing"] = std::move(missing);
        }
        return json;
    }
    if (const auto* interval = std::get_if<rules::Interval>(&*state.value)) {
        json["low"] = rules::write_value(fact, interval->low);
        if (interval->high) {
            json["high"] = rules::write_value(fact, *interval->high);
        }
        return json;
    }
    json["value"] = rules::write_value(fact, *state.value);
    return json;
}

Json fact_dictionary(const rules::FactRegistry& facts, const std::set<std::string>& named) {
    Json dictionary{Json::Object{}};
    for (const std::string& name : named) {
        const auto id = facts.find(name);
        if (!id) {
            continue; // "site:0" and the like
        }
        const rules::FactDeclaration& fact = facts.at(*id);
        Json one;
        one["label_zh"] = fact.label_zh;
        one["label_en"] = fact.label_en;
        one["type"] = rules::word(fact.type);
        one["origin"] = rules::word(fact.origin);
        one["unit"] =
            fact.dimension == Dimension::none ? std::string_view() : base_symbol(fact.dimension);
        Json values{Json::Object{}};
        for (const std::string& value : fact.domain.values) {
            Json labels;
            labels["zh"] = fact.domain.labels_zh.at(value);
            labels["en"] = fact.domain.labels_en.at(value);
            values[value] = std::move(labels);
        }
        one["values"] = std::move(values);
        dictionary[name] = std::move(one);
    }
    return dictionary;
}

} // namespace eco::admission

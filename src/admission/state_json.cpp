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

namespace {

/// A spatial fact also says how far or how deep it was measured, where that is within tolerance.
void add_measures(const Measurement& one, Json& json) {
    if (one.depth_m) {
        json["depth_m"] = tenths(*one.depth_m);
    }
    if (one.distance_m) {
        json["distance_m"] = tenths(*one.distance_m);
    }
}

Json fact_entry(const rules::FactDeclaration& fact) {
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
    return one;
}

} // namespace

Json state_at(rules::FactId fact, const Place& place, const Layout& layout,
              const rules::FactRegistry& facts) {
    Json json = state_json(facts.at(fact), layout.facts(place)[fact]);
    const bool whole_site = place.site && !place.part;
    if (facts.at(fact).origin == rules::FactOrigin::spatial && whole_site) {
        for (const Measurement& one : layout.measurements[*place.site]) {
            if (one.fact == fact) {
                add_measures(one, json);
            }
        }
    }
    return json;
}

Json measured_json(const Measurement& one, const rules::FactRegistry& facts) {
    Json json = state_json(facts.at(one.fact), one.state);
    add_measures(one, json);
    return json;
}

std::vector<std::string> fact_texts(const rules::FactRegistry& facts) {
    std::vector<std::string> texts;
    for (rules::FactId id = 0; id < facts.size(); ++id) {
        std::string text;
        append_canonical(text, facts.at(id).name);
        texts.push_back(text + ":" + canonical_json(fact_entry(facts.at(id))));
    }
    return texts;
}

} // namespace eco::admission

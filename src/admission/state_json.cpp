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

namespace {

void append_value(std::string& out, const rules::FactDeclaration& fact, const rules::Value& value) {
    if (const bool* flag = std::get_if<bool>(&value)) {
        out += *flag ? "true" : "false";
    } else if (const auto* code = std::get_if<std::string>(&value)) {
        append_canonical(out, *code);
    } else {
        out += canonical_json(rules::write_value(fact, value));
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

Reach reach_at(rules::FactId fact, const Place& place, const Layout& layout,
               const rules::FactRegistry& facts) {
    Reach reach;
    if (facts.at(fact).origin != rules::FactOrigin::spatial || !place.site || place.part) {
        return reach;
    }
    for (const Measurement& one : layout.measurements[*place.site]) {
        if (one.fact == fact) {
            reach = {one.depth_m, one.distance_m};
        }
    }
    return reach;
}

void write_reach(const Reach& reach, CanonicalText& json) {
    if (reach.depth_m) {
        json.number("depth_m", tenths(*reach.depth_m));
    }
    if (reach.distance_m) {
        json.number("distance_m", tenths(*reach.distance_m));
    }
}

void append_state(std::string& out, const rules::FactDeclaration& fact,
                  const rules::FactState& state, const Reach& reach) {
    out += '{';
    CanonicalText json(out);
    write_reach(reach, json);
    if (!state.value) {
        if (!state.missing.empty()) {
            json.texts("missing", state.missing);
        }
        json.text("unknown", rules::word(state.because));
    } else if (const auto* interval = std::get_if<rules::Interval>(&*state.value)) {
        if (interval->high) {
            json.name("high");
            append_value(out, fact, *interval->high);
        }
        json.name("low");
        append_value(out, fact, interval->low);
    } else {
        json.name("value");
        append_value(out, fact, *state.value);
    }
    out += '}';
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

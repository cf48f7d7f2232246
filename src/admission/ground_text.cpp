// SPDX-License-Identifier: MulanPSL-2.0
// Members in canonical order.
#include "admission/ground_text.hpp"

#include "admission/state_json.hpp"
#include "rules/labels.hpp"

namespace eco::admission {
namespace {

void one(const UnitPart& part, CanonicalText& json) {
    json.object([&] {
        json.number("area_m2", tenths(part.area_m2));
        json.text("class", part.is->unit_class);
        json.text("code", part.is->code);
        json.text("county", part.is->county);
        if (part.distance_m) {
            json.number("distance_m", tenths(*part.distance_m));
        }
        json.number("length_m", tenths(part.length_m));
        json.text("membership", rules::word(part.membership));
        json.text("name", part.is->name);
        json.number("share", millionths(part.share));
        json.number("site", static_cast<double>(part.site));
    });
}

void one(const zoning::Layer& layer, const Touched& touched, CanonicalText& json) {
    zoning::Attributes have = layer.attributes(touched.feature);
    json.object([&] {
        json.number("area_m2", tenths(touched.area_m2));
        json.text("code", have["code"]);
        if (touched.distance_m) {
            json.number("distance_m", tenths(*touched.distance_m));
        }
        json.number("length_m", tenths(touched.length_m));
        json.text("name", have["name"]);
        json.number("share", millionths(touched.share));
    });
}

} // namespace

void write_units(const Layout& layout, std::string& out) {
    CanonicalText json(out);
    out += '[';
    for (const UnitPart& part : layout.parts) {
        one(part, json);
    }
    out += ']';
}

void write_spatial(const DocumentInput& in, NamedFacts& named, std::string& out) {
    CanonicalText json(out);
    out += '[';
    for (std::size_t site = 0; site < in.layout.shapes.size(); ++site) {
        for (const Measurement& measured : in.layout.measurements[site]) {
            if (measured.state.value == rules::Value(false)) {
                continue;
            }
            json.object([&] {
                json.text("fact", named.name(measured.fact));
                json.list("features", measured.features,
                          [&](const Touched& touched) { one(*measured.layer, touched, json); });
                json.text("layer", measured.role);
                json.number("site", static_cast<double>(site));
                json.name("state");
                append_state(out, in.context.book.facts.at(measured.fact), measured.state,
                             {measured.depth_m, measured.distance_m});
            });
        }
    }
    out += ']';
}

namespace {

/// One output of a table. Where several rows hit, the last says from where.
void derivation(const DocumentInput& in, std::size_t number, std::size_t output,
                const rules::TableResult& result, NamedFacts& named, std::string& out) {
    const rules::DecisionTable& table = in.book.tables[number];
    const rules::FactState& state = result.outputs[output];
    const rules::FactId fact = table.outputs[output];
    const rules::TableRow* last =
        result.hit_rows.empty() ? nullptr : &table.rows[result.hit_rows.back()];
    CanonicalText json(out);
    json.object([&] {
        json.text("confidence", rules::word(last == nullptr ? table.confidence : last->confidence));
        json.text("edition", table.edition);
        json.text("fact", named.name(fact));
        json.list("rows", result.hit_rows, [&](std::size_t row) { json.text(table.rows[row].id); });
        json.text("source", last == nullptr ? table.source : last->source);
        json.name("state");
        append_state(out, in.context.book.facts.at(fact), state);
        json.text("table", table.name);
    });
    for (const std::string& missing : state.missing) {
        named.add(missing);
    }
}

} // namespace

void write_derived(const DocumentInput& in, NamedFacts& named, std::string& out) {
    out += '[';
    if (!in.layout.places.empty()) {
        const Situation& main = in.layout.situations[in.layout.places.front().situation];
        for (std::size_t t = 0; t < in.book.tables.size(); ++t) {
            const rules::TableResult& result = *main.derived[t];
            for (std::size_t i = 0; result.in_force && i < result.outputs.size(); ++i) {
                derivation(in, t, i, result, named, out);
            }
        }
    }
    out += ']';
}

} // namespace eco::admission

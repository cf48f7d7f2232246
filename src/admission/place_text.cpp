// SPDX-License-Identifier: MulanPSL-2.0
#include "admission/place_text.hpp"

#include "admission/state_json.hpp"

namespace eco::admission {

void write_site(const Place& place, CanonicalText& json) {
    if (place.site) {
        json.number("site", static_cast<double>(*place.site));
    } else {
        json.null("site");
    }
}

void write_unit(const Place& place, const Layout& layout, CanonicalText& json) {
    if (place.part) {
        json.text("unit", layout.parts[*place.part].is->code);
    } else {
        json.null("unit");
    }
}

void write_state(rules::FactId fact, const Place& place, const DocumentInput& input,
                 NamedFacts& named, std::string& out) {
    const rules::FactRegistry& facts = input.context.book.facts;
    const rules::FactState& known = input.layout.facts(place)[fact];
    for (const std::string& missing : known.missing) {
        named.add(missing);
    }
    append_state(out, facts.at(fact), known, reach_at(fact, place, input.layout, facts));
}

} // namespace eco::admission

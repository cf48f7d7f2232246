// SPDX-License-Identifier: MulanPSL-2.0
// Decision tables as a bureau edits them: a table that reads can be checked and evaluated.
#include "fuzz.hpp"

#include "rules/table.hpp"
#include "support/facts.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const rules::FactRegistry k_facts = rules::test::registry();
    const auto [policy, text] = fuzz::first_line(fuzz::text_of(data, size));
    const auto csv = parse_csv(text, "fuzz");
    if (!csv) {
        return 0;
    }
    Document meta{"meta.toml", {}, {}};
    for (const char* key : {"name", "edition", "title_zh", "title_en", "source"}) {
        meta.root[key] = "t";
    }
    meta.root["hit_policy"] = policy;
    meta.root["from"] = "2020-01-01";
    meta.root["confidence"] = "verified";
    Findings findings;
    const auto table = rules::read_table(meta, *csv, k_facts, findings);
    fuzz::claim(table.has_value() || has_errors(findings));
    if (table && table->rows.size() < 20) {
        static_cast<void>(rules::check_table(*table, k_facts));
        static_cast<void>(rules::evaluate(*table, k_facts, rules::FactVector(k_facts.size()),
                                          LocalDate::parse("2026-11-24").value()));
    }
    return 0;
}

// SPDX-License-Identifier: MulanPSL-2.0
// Cells of tables and clauses: the first line names the fact, the rest is the cell. A cell that
// parses can be asked about every kind of state.
#include "fuzz.hpp"

#include "rules/cell.hpp"
#include "support/facts.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const rules::FactRegistry k_facts = rules::test::registry();
    const auto [name, source] = fuzz::first_line(fuzz::text_of(data, size));
    const auto id = k_facts.find(name);
    if (!id) {
        return 0;
    }
    const auto cell = rules::Cell::parse(source, k_facts.at(*id), {});
    if (!cell) {
        return 0;
    }
    using rules::test::known;
    for (const rules::FactState& state :
         {rules::FactState(), known(true), known(std::string("C1512")),
          known(Decimal::from_int(500)), known(rules::Texts{"plating"}),
          rules::test::metres(850, 950)}) {
        fuzz::claim(!cell->any() || cell->holds(state) == rules::Tri::yes);
        static_cast<void>(cell->holds(state));
        static_cast<void>(cell->flips_at(state));
    }
    return 0;
}

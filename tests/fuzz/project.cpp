// SPDX-License-Identifier: MulanPSL-2.0
// Project files as JSON, with their GeoJSON footprints: a project that reads has a canonical form
// that reads to the same project.
#include "fuzz.hpp"

#include "project/read_project.hpp"
#include "support/project_context.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const project::test::Context k_context;
    auto json = parse_json(fuzz::text_of(data, size), "fuzz");
    if (!json) {
        return 0;
    }
    Findings findings;
    const Document document{"fuzz", *std::move(json), {}};
    const auto read = project::read_project(document, k_context.get(), findings);
    fuzz::claim(read.has_value() != has_errors(findings));
    if (!read) {
        return 0;
    }
    const Json written = project::to_json(*read, k_context.facts());
    Findings none;
    const auto again = project::read_project({"fuzz", written, {}}, k_context.get(), none);
    fuzz::claim(again && canonical_json(project::to_json(*again, k_context.facts())) ==
                             canonical_json(written));
    return 0;
}

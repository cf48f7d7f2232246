// SPDX-License-Identifier: MulanPSL-2.0
// TOML: project files and manifests as people write them.
#include "fuzz.hpp"

#include "project/read_project.hpp"
#include "support/project_context.hpp"
#include "zoning/manifest.hpp"

using namespace eco;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const project::test::Context k_context;
    const auto document = parse_toml(fuzz::text_of(data, size), "fuzz");
    if (!document) {
        return 0;
    }
    Findings findings;
    const auto read = project::read_project(*document, k_context.get(), findings);
    fuzz::claim(read.has_value() != has_errors(findings));
    static_cast<void>(zoning::read_manifest(*document));
    return 0;
}

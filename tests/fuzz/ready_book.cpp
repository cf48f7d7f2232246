// SPDX-License-Identifier: MulanPSL-2.0
// The book that a release carries made ready: any bytes are refused, made again from the texts, or
// can be asked everything without leaving them. The rest of the release is sound.
#include "fuzz.hpp"

#include "admission/assess.hpp"
#include "support/small_book.hpp"
#include "support/small_project.hpp"

using namespace eco;

namespace {

const zoning::ReleaseContent& content() {
    static const zoning::ReleaseContent k_content = test::small_content_with_book();
    return k_content;
}

void ask(const admission::Assessor& assessor) {
    static const LocalDate k_day = *LocalDate::parse("2026-11-24");
    admission::Workspace work;
    std::string json;
    for (const double lon : {106.05, 106.0999, 106.15}) {
        const auto project = test::project_at(test::site_at(lon, 26.05), test::chemical_plant());
        static_cast<void>(assessor.hits(project, k_day, work, json));
    }
    const auto vague = test::project_at(test::site_in_county("529901"), {});
    static_cast<void>(assessor.hits(vague, k_day, work, json));
    static_cast<void>(
        assessor.assess(vague, k_day)); // reads the texts, or says that they are others
    const rules::CompiledBook& compiled = assessor.compiled();
    for (std::uint32_t clause = 0; clause < compiled.size(); ++clause) {
        static_cast<void>(compiled.id(clause));
        static_cast<void>(compiled.scope_fact(clause));
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    zoning::ReleaseContent changed = content();
    changed.ready = std::string(fuzz::text_of(data, size));
    const test::HeldRelease held(std::move(changed));
    if (const auto assessor = admission::Assessor::make(held.get())) {
        ask(*assessor);
    }
    return 0;
}

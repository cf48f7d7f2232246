// SPDX-License-Identifier: MulanPSL-2.0
// Map checks of zoning, book checks of rules, on one release.
#include "service/release_gate.hpp"

#include "base/text.hpp"
#include "rules/book.hpp"
#include "zoning/book_files.hpp"
#include "zoning/gate.hpp"

namespace eco::service {
namespace {

std::optional<zoning::ClassShares> shares_of(const Json& meta) {
    const Json* stated = meta.find("class_shares");
    if (stated == nullptr) {
        return std::nullopt;
    }
    const auto share = [&](std::string_view key) {
        return Decimal::parse(stated->string_or(key, "")).value_or(Decimal());
    };
    return zoning::ClassShares{share("priority"), share("key"), share("general"),
                               share("tolerance")};
}

/// Units of the release and the packages each refers to.
rules::BookContext context_of(const zoning::Release& release, LocalDate as_of) {
    rules::BookContext context{{}, as_of};
    const zoning::Layer* units = release.layer("units");
    for (geo::FeatureId id = 0; units != nullptr && id < units->size(); ++id) {
        const zoning::Attributes have = units->attributes(id);
        const auto code = have.find("code");
        const auto packages = have.find("packages");
        if (code != have.end()) {
            context.units[code->second] = packages == have.end()
                                              ? std::vector<std::string>()
                                              : split_list(packages->second, ';');
        }
    }
    return context;
}

} // namespace

Result<Findings> check_release(const zoning::Release& release) {
    ECO_TRY(const rules::BookFiles files, zoning::book_files(release));
    ECO_TRY(const zoning::LayerSchemas schemas, zoning::layer_schemas(files));
    ECO_TRY(const LocalDate from, LocalDate::parse(release.meta().string_or("effective_from", "")));
    Findings findings = zoning::check_map(release, schemas, shares_of(release.meta()));
    const auto book = rules::read_book(files, findings);
    if (book) {
        for (Finding& finding : rules::check_book(*book, context_of(release, from))) {
            findings.push_back(std::move(finding));
        }
    }
    return findings;
}

} // namespace eco::service

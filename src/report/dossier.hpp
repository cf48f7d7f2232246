// SPDX-License-Identifier: MulanPSL-2.0
// An assessment in the words and order of an official report: what fills a template, and the
// workbook. A function of the documents alone: no clock, no release.
#pragma once

#include "base/json.hpp"
#include "base/messages.hpp"
#include "office/template.hpp"
#include "refdata/regions.hpp"
#include "refdata/sectors.hpp"
#include "report/map.hpp"
#include "rules/fact.hpp"

#include <string>

namespace eco::report {

struct DossierInput {
    const Json& assessment;     ///< docs/reference/assessment-json.md
    const Json& classification; ///< of regulation::classify; null: no such section
    const rules::FactRegistry& facts;
    const refdata::Regions& regions;
    const refdata::Sectors& sectors;
    Lang lang = Lang::zh;
    std::string verify_address; ///< "https://…/#/verify/"; empty: the QR code holds the digests
};

/// The values of every field of template_fields(), without pictures.
[[nodiscard]] Json dossier(const DossierInput& input);

/// SHA-256 of the canonical bytes of an assessment: its name in reports and in the record.
[[nodiscard]] std::string assessment_digest(const Json& assessment);
/// What the QR code says: the address with the digest, or the digests and the verdict themselves.
[[nodiscard]] std::string qr_text(const DossierInput& input);

} // namespace eco::report

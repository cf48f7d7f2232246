// SPDX-License-Identifier: MulanPSL-2.0
// Project files: reading one with the reference tables of the data folder and the vector files
// beside it.
#pragma once

#include "base/document.hpp"
#include "project/read_project.hpp"
#include "rules/book.hpp"

#include <optional>
#include <string>

namespace eco::app {

/// What reading a project needs besides the book.
struct ReferenceTables {
    refdata::Regions regions;
    refdata::Sectors sectors;
};

[[nodiscard]] Result<ReferenceTables> read_reference_tables(const std::string& data);

/// `folder`: where site files are looked up. Every fault is a finding; nothing comes back when one
/// is an error.
[[nodiscard]] std::optional<project::Project>
read_project(const Document& document, const std::string& folder, const rules::BookTerms& book,
             const ReferenceTables& tables, Findings& findings);

} // namespace eco::app

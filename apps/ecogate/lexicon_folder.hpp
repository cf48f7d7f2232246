// SPDX-License-Identifier: MulanPSL-2.0
// The lexicon of the data folder: reading it, and training the ranking over its names.
#pragma once

#include "project/reading/knowledge.hpp"
#include "project_file.hpp"

#include <string>

namespace eco::app {

/// The files as they lie. Errors: base_file_*, base_csv_*.
[[nodiscard]] Result<project::reading::LexiconFiles> lexicon_files(const std::string& folder);

/// `facts` and `tables` must outlive what comes back. Errors: base_file_*, base_csv_*,
/// project_lexicon_cell, project_model_corrupt.
[[nodiscard]] Result<project::reading::Knowledge> read_lexicon(const std::string& folder,
                                                               const rules::FactRegistry& facts,
                                                               const ReferenceTables& tables);

/// The model that the names in the data folder make: the same data, the same bytes.
[[nodiscard]] Result<std::string> train_model(const std::string& folder);

/// Where the model lies in a data folder.
[[nodiscard]] std::string model_path(const std::string& folder);

} // namespace eco::app

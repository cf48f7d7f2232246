// SPDX-License-Identifier: MulanPSL-2.0
// Files of data/refdata/lexicon.
#include "lexicon_folder.hpp"

#include "base/files.hpp"

namespace eco::app {

namespace reading = project::reading;

constexpr std::size_t k_max_model = 16U << 20U;

std::string model_path(const std::string& folder) {
    return folder + "/refdata/lexicon/model.tsv";
}

Result<reading::LexiconFiles> lexicon_files(const std::string& folder) {
    const std::string lexicon = folder + "/refdata/lexicon/";
    reading::LexiconFiles files;
    ECO_TRY(files.script, read_csv(lexicon + "script.csv"));
    ECO_TRY(files.units, read_csv(lexicon + "units.csv"));
    ECO_TRY(files.marks, read_csv(lexicon + "marks.csv"));
    ECO_TRY(files.subjects, read_csv(lexicon + "subjects.csv"));
    ECO_TRY(files.terms, read_csv(lexicon + "terms.csv"));
    ECO_TRY(files.amounts, read_csv(lexicon + "amounts.csv"));
    ECO_TRY(files.places, read_csv(lexicon + "places.csv"));
    ECO_TRY(files.families, read_csv(lexicon + "families.csv"));
    ECO_TRY(files.sectors_2011, read_csv(lexicon + "sectors_2011.csv"));
    ECO_TRY(files.eia_class, read_csv(folder + "/tables/eia_class/2021/table.csv"));
    ECO_TRY(files.model, read_file(model_path(folder), k_max_model));
    return files;
}

Result<reading::Knowledge> read_lexicon(const std::string& folder, const rules::FactRegistry& facts,
                                        const ReferenceTables& tables) {
    ECO_TRY(reading::LexiconFiles files, lexicon_files(folder));
    return reading::Knowledge::read(std::move(files), facts, tables.regions, tables.sectors);
}

Result<std::string> train_model(const std::string& folder) {
    ECO_TRY(const CsvTable sectors, read_csv(folder + "/refdata/sectors/gbt4754-2017.csv"));
    ECO_TRY(const CsvTable subjects, read_csv(folder + "/refdata/lexicon/subjects.csv"));
    ECO_TRY(const CsvTable catalogue,
            read_csv(folder + "/refdata/eia_catalogue/eia_catalogue-2021.csv"));
    ECO_TRY(const reading::Examples examples, reading::examples(sectors, subjects, catalogue));
    return reading::train(examples);
}

} // namespace eco::app

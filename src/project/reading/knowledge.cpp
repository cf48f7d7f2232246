// SPDX-License-Identifier: MulanPSL-2.0
// Reading the lexicon. A cell that names no declared fact, value, sector or county is an error.
#include "project/reading/knowledge.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace eco::project::reading {
namespace {

/// The columns of one lexicon file, by name.
class Columns {
  public:
    explicit Columns(const CsvTable& table) : m_table(table) {}

    [[nodiscard]] const std::string& text(const CsvRow& row, std::string_view name) const {
        return row.cells[*m_table.column(name)];
    }
    [[nodiscard]] Where where(const CsvRow& row, std::string_view name) const {
        return m_table.where(row, *m_table.column(name));
    }
    [[nodiscard]] Result<std::int64_t> whole(const CsvRow& row, std::string_view name) const {
        const std::string& cell = text(row, name);
        std::int64_t value = 0;
        const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (read.ec != std::errc() || read.ptr != cell.data() + cell.size() || value < 0) {
            return fail({ErrorCode::project_lexicon_cell, {{"cell", cell}}, where(row, name)});
        }
        return value;
    }

  private:
    const CsvTable& m_table;
};

class Loader {
  public:
    Loader(const LexiconFiles& files, const rules::FactRegistry& facts,
           const refdata::Regions& regions, const refdata::Sectors& sectors)
        : m_files(files), m_facts(facts), m_regions(regions), m_sectors(sectors) {}

    Result<Knowledge> load() {
        m_made.facts = &m_facts;
        m_made.sectors = &m_sectors;
        ECO_TRY(m_made.script, Script::from_csv(m_files.script));
        ECO_CHECK(units());
        ECO_CHECK(marks());
        ECO_CHECK(subjects());
        ECO_CHECK(terms());
        ECO_CHECK(amounts());
        ECO_CHECK(places());
        ECO_CHECK(old_sectors());
        ECO_CHECK(families());
        ECO_CHECK(catalogue());
        return std::move(m_made);
    }

  private:
    const LexiconFiles& m_files;
    const rules::FactRegistry& m_facts;
    const refdata::Regions& m_regions;
    const refdata::Sectors& m_sectors;
    Knowledge m_made;

    /// A word as it will stand in a folded text.
    Result<std::u32string> folded(std::string_view word, const Where& where) const {
        auto text = SourceText::fold(word, m_made.script);
        if (!text || text->characters().empty()) {
            return fail({ErrorCode::project_lexicon_cell, {{"cell", std::string(word)}}, where});
        }
        return std::u32string(text->characters());
    }

    Status add(WordIndex& index, std::string_view list, std::uint32_t id,
               const Where& where) const {
        for (const std::string& word : split_list(list, ';')) {
            ECO_TRY(std::u32string one, folded(word, where));
            index.add(std::move(one), id);
        }
        return {};
    }

    Result<Setting> setting(const std::string& fact, const std::string& value,
                            const Where& where) const {
        const auto id = m_facts.find(fact);
        if (!id) {
            return fail({ErrorCode::rules_undeclared_fact, {{"name", fact}}, where});
        }
        const auto& declared = m_facts.at(*id);
        const Json stated = declared.type == rules::FactType::boolean ? Json(value == "true")
                            : declared.type == rules::FactType::texts ? Json(Json::Array{value})
                                                                      : Json(value);
        ECO_TRY([[maybe_unused]] const rules::Value checked,
                rules::read_value(declared, stated, where));
        return Setting{*id, value};
    }

    Status units() {
        ECO_CHECK(require_columns(m_files.units, {"kind", "words", "num", "den"}));
        const Columns columns(m_files.units);
        for (const CsvRow& row : m_files.units.rows) {
            ECO_TRY(const std::int64_t num, columns.whole(row, "num"));
            ECO_TRY(const std::int64_t den, columns.whole(row, "den"));
            if (den == 0) {
                return fail({ErrorCode::project_lexicon_cell,
                             {{"cell", columns.text(row, "den")}},
                             columns.where(row, "den")});
            }
            ECO_CHECK(add(m_made.unit_words, columns.text(row, "words"),
                          static_cast<std::uint32_t>(m_made.units.size()),
                          columns.where(row, "words")));
            m_made.units.push_back({columns.text(row, "kind"), num, den});
        }
        return {};
    }

    Status marks() {
        ECO_CHECK(require_columns(m_files.marks, {"kind", "words"}));
        const Columns columns(m_files.marks);
        for (const CsvRow& row : m_files.marks.rows) {
            WordIndex& index = m_made.marks[columns.text(row, "kind")];
            // The separator of lists is itself a mark of sentences: it is written twice there.
            const std::string& words = columns.text(row, "words");
            if (words.find(";;") != std::string::npos) {
                index.add(U";", 0);
            }
            ECO_CHECK(add(index, words, 0, columns.where(row, "words")));
        }
        return {};
    }

    Status subjects() {
        ECO_CHECK(require_columns(m_files.subjects, {"sector", "words", "sets"}));
        const Columns columns(m_files.subjects);
        for (const CsvRow& row : m_files.subjects.rows) {
            Subject subject;
            subject.sector = columns.text(row, "sector");
            if (m_sectors.find(subject.sector) == nullptr) {
                return fail({ErrorCode::project_unknown_sector,
                             {{"code", subject.sector}},
                             columns.where(row, "sector")});
            }
            for (const std::string& one : split_list(columns.text(row, "sets"), ';')) {
                const auto equals = one.find('=');
                if (equals == std::string::npos) {
                    return fail({ErrorCode::project_lexicon_cell,
                                 {{"cell", one}},
                                 columns.where(row, "sets")});
                }
                ECO_TRY(Setting set, setting(one.substr(0, equals), one.substr(equals + 1),
                                             columns.where(row, "sets")));
                subject.sets.push_back(std::move(set));
            }
            ECO_CHECK(add(m_made.subject_words, columns.text(row, "words"),
                          static_cast<std::uint32_t>(m_made.subjects.size()),
                          columns.where(row, "words")));
            m_made.subjects.push_back(std::move(subject));
        }
        return {};
    }

    Status terms() {
        ECO_CHECK(
            require_columns(m_files.terms, {"fact", "value", "words", "confidence", "where"}));
        const Columns columns(m_files.terms);
        for (const CsvRow& row : m_files.terms.rows) {
            Term term;
            ECO_TRY(term.sets, setting(columns.text(row, "fact"), columns.text(row, "value"),
                                       columns.where(row, "value")));
            ECO_TRY(const std::int64_t confidence, columns.whole(row, "confidence"));
            term.confidence = static_cast<int>(confidence);
            term.title_only = columns.text(row, "where") == "title";
            ECO_CHECK(add(m_made.term_words, columns.text(row, "words"),
                          static_cast<std::uint32_t>(m_made.terms.size()),
                          columns.where(row, "words")));
            m_made.terms.push_back(std::move(term));
        }
        return {};
    }

    Status amounts() {
        ECO_CHECK(require_columns(m_files.amounts, {"fact", "kinds", "sectors", "before", "after",
                                                    "confidence", "single"}));
        const Columns columns(m_files.amounts);
        for (const CsvRow& row : m_files.amounts.rows) {
            AmountRule rule;
            const std::string& name = columns.text(row, "fact");
            rule.fact = m_facts.find(name);
            if (!rule.fact && name != "-") {
                return fail({ErrorCode::rules_undeclared_fact,
                             {{"name", name}},
                             columns.where(row, "fact")});
            }
            for (const std::string& kind : split_list(columns.text(row, "kinds"), ';')) {
                rule.kinds.insert(kind);
            }
            rule.sectors = split_list(columns.text(row, "sectors"), ';');
            const std::string& before = columns.text(row, "before");
            const std::string& after = columns.text(row, "after");
            ECO_CHECK(add(rule.before, before, 0, columns.where(row, "before")));
            ECO_CHECK(add(rule.after, after, 0, columns.where(row, "after")));
            rule.needs_cue = !before.empty() || !after.empty();
            ECO_TRY(const std::int64_t confidence, columns.whole(row, "confidence"));
            rule.confidence = static_cast<int>(confidence);
            rule.single = columns.text(row, "single") == "yes";
            m_made.amounts.push_back(std::move(rule));
        }
        return {};
    }

    Status county(const std::string& word, const std::string& name, const Where& where) {
        const refdata::Region* region = m_regions.find(name);
        if (region == nullptr) {
            return fail({ErrorCode::project_unknown_county, {{"county", name}}, where});
        }
        ECO_TRY(std::u32string one, folded(word, where));
        m_made.county_words.add(std::move(one), static_cast<std::uint32_t>(m_made.counties.size()));
        m_made.counties.push_back(m_regions.current(*region).code.value());
        return {};
    }

    Status places() {
        ECO_CHECK(require_columns(m_files.places, {"word", "county"}));
        std::set<std::string> names;
        for (const refdata::Region& region : m_regions.all()) {
            // A name that means two places of today finds none, and is left out here.
            if (m_regions.find(region.name) != nullptr && names.insert(region.name).second) {
                ECO_CHECK(county(region.name, region.name, {}));
            }
        }
        const Columns columns(m_files.places);
        for (const CsvRow& row : m_files.places.rows) {
            ECO_CHECK(county(columns.text(row, "word"), columns.text(row, "county"),
                             columns.where(row, "county")));
        }
        return {};
    }

    Status old_sectors() {
        ECO_CHECK(require_columns(m_files.sectors_2011, {"code_2011", "name_2011", "code_2017"}));
        const Columns columns(m_files.sectors_2011);
        for (const CsvRow& row : m_files.sectors_2011.rows) {
            OldSector old{columns.text(row, "name_2011"),
                          split_list(columns.text(row, "code_2017"), ';')};
            for (const std::string& code : old.successors) {
                if (m_sectors.find(code) == nullptr) {
                    return fail({ErrorCode::project_unknown_sector,
                                 {{"code", code}},
                                 columns.where(row, "code_2017")});
                }
            }
            m_made.old_sectors[columns.text(row, "code_2011")].push_back(std::move(old));
        }
        return {};
    }

    /// The quoted words of a cell, unless the cell says "not".
    static std::set<std::string> listed(const std::string& cell) {
        std::set<std::string> words;
        if (cell.starts_with("not")) {
            return words;
        }
        for (auto at = cell.find('"'); at != std::string::npos; at = cell.find('"', at + 1)) {
            const auto end = cell.find('"', at + 1);
            if (end == std::string::npos) {
                break;
            }
            words.insert(cell.substr(at + 1, end - at - 1));
            at = end;
        }
        return words;
    }

    Status families() {
        ECO_CHECK(require_columns(m_files.families, {"divisions"}));
        const Columns columns(m_files.families);
        for (const CsvRow& row : m_files.families.rows) {
            m_made.families.push_back(split_list(columns.text(row, "divisions"), ';'));
            for (const std::string& division : m_made.families.back()) {
                if (m_sectors.find(division) == nullptr) {
                    return fail({ErrorCode::project_unknown_sector,
                                 {{"code", division}},
                                 columns.where(row, "divisions")});
                }
            }
        }
        return {};
    }

    Status catalogue() {
        ECO_CHECK(require_columns(m_files.eia_class, {"id", "in:sector", "in:works"}));
        const Columns columns(m_files.eia_class);
        std::map<int, CatalogueRow> rows;
        for (const CsvRow& row : m_files.eia_class.rows) {
            int number = 0;
            const std::string& id = columns.text(row, "id");
            std::from_chars(id.data(), id.data() + std::min<std::size_t>(3, id.size()), number);
            if (number == 0) {
                continue; // the row for what the catalogue does not list
            }
            CatalogueRow& one = rows[number];
            one.row = number;
            one.sectors.merge(listed(columns.text(row, "in:sector")));
            one.works.merge(listed(columns.text(row, "in:works")));
        }
        for (auto& [number, row] : rows) {
            m_made.catalogue.push_back(std::move(row));
        }
        return {};
    }
};

} // namespace

Result<Knowledge> Knowledge::read(LexiconFiles files, const rules::FactRegistry& facts,
                                  const refdata::Regions& regions,
                                  const refdata::Sectors& sectors) {
    ECO_TRY(Knowledge made, Loader(files, facts, regions, sectors).load());
    ECO_TRY(made.ranking, Ranking::open(std::move(files.model)));
    return made;
}

const WordIndex& Knowledge::mark(std::string_view kind) const {
    static const WordIndex k_none;
    const auto found = marks.find(kind);
    return found == marks.end() ? k_none : found->second;
}

Result<Examples> examples(const CsvTable& sectors, const CsvTable& subjects,
                          const CsvTable& catalogue) {
    ECO_CHECK(require_columns(sectors, {"code", "name"}));
    ECO_CHECK(require_columns(subjects, {"sector", "words"}));
    ECO_CHECK(require_columns(catalogue, {"row", "category"}));
    Examples made;
    for (const CsvRow& row : sectors.rows) {
        const std::string& code = row.cells[*sectors.column("code")];
        if (code.size() == 5) { // classes: what is above them says nothing more exact
            made[code] += row.cells[*sectors.column("name")] + " ";
        }
    }
    for (const CsvRow& row : subjects.rows) {
        if (const auto found = made.find(row.cells[*subjects.column("sector")]);
            found != made.end()) {
            found->second += row.cells[*subjects.column("words")] + " ";
        }
    }
    for (const CsvRow& row : catalogue.rows) {
        made["row:" + row.cells[*catalogue.column("row")]] +=
            row.cells[*catalogue.column("category")] + " ";
    }
    return made;
}

} // namespace eco::project::reading

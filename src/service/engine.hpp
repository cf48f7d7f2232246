// SPDX-License-Identifier: MulanPSL-2.0
// The engine of a service: one release made ready, the tables beside it, and what is asked again
// and again written down once. Read-only, shared by all threads; a new release is a new engine.
#pragma once

#include "admission/assess.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "formats/mapped_file.hpp"
#include "project/reading/knowledge.hpp"
#include "project/table/words.hpp"
#include "refdata/regions.hpp"
#include "refdata/sectors.hpp"
#include "regulation/presumption.hpp"
#include "regulation/work_calendar.hpp"
#include "zoning/release.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace eco::service {

/// The dated tables that do not lie in the release.
struct Tables {
    refdata::Regions regions;
    refdata::Sectors sectors;
    rules::Book book; ///< facts and decision tables; no clauses
    std::vector<regulation::Presumption> presumptions;
    regulation::WorkCalendar calendar;
    project::reading::LexiconFiles lexicon;
    project::table::Words words; ///< of site tables
};

/// A worked project, as a project file says it.
struct Example {
    std::string name, title_zh, title_en;
    Json project;
};

/// What is known of a layer's features without reading their attributes again.
struct LayerDesk {
    const zoning::Layer* layer = nullptr;
    std::vector<std::string> ids; ///< the code where it is the only one of its kind, else "f<n>"
    std::vector<std::string> answers; ///< JSON of one feature in an answer to "what is here"
    std::unordered_map<std::string, geo::FeatureId> by_id;

    [[nodiscard]] std::optional<geo::FeatureId> find(std::string_view id) const;
};

/// A line of the search: what people type, folded, and what they get.
struct SearchEntry {
    std::string kind, id, label;
    std::string key; ///< lower case: id and label
    std::optional<geo::LonLat> centre;
};

class Engine {
  public:
    /// Checks the digest of the whole file: nobody is judged by a release that was changed. Errors:
    /// zoning_*, project_lexicon_cell, rules_* (as the release's own book says).
    [[nodiscard]] static Result<std::shared_ptr<const Engine>>
    make(formats::MappedFile file, Tables tables, std::vector<Example> examples);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;
    ~Engine() = default;

    [[nodiscard]] const zoning::Release& release() const { return m_release; }
    [[nodiscard]] const std::string& digest() const { return m_release.digest(); }
    [[nodiscard]] const admission::Assessor& assessor() const { return *m_assessor; }
    /// The release's book, clauses and all.
    [[nodiscard]] const rules::Book& book() const { return *m_book; }
    [[nodiscard]] const Tables& tables() const { return m_tables; }
    [[nodiscard]] const project::reading::Knowledge& knowledge() const { return *m_knowledge; }
    [[nodiscard]] const std::vector<Example>& examples() const { return m_examples; }
    [[nodiscard]] const std::vector<LayerDesk>& desks() const { return m_desks; }
    [[nodiscard]] const LayerDesk* desk(std::string_view role) const;
    [[nodiscard]] const std::vector<SearchEntry>& search_entries() const { return m_search; }

  private:
    Engine(formats::MappedFile file, zoning::Release release, Tables tables,
           std::vector<Example> examples);

    formats::MappedFile m_file;
    zoning::Release m_release;
    std::optional<admission::Assessor> m_assessor;
    const rules::Book* m_book = nullptr; ///< the assessor's
    Tables m_tables;
    std::optional<project::reading::Knowledge> m_knowledge;
    std::vector<Example> m_examples;
    std::vector<LayerDesk> m_desks;
    std::vector<SearchEntry> m_search;
};

/// The middle of a feature's box, in degrees.
[[nodiscard]] geo::LonLat centre_of(const zoning::Release& release, const geo::ShapeView& shape);

} // namespace eco::service

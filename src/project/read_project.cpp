// SPDX-License-Identifier: MulanPSL-2.0
// A project file from the top.
#include "project/read_project.hpp"

#include "project/detail/fact_reader.hpp"
#include "project/detail/site_reader.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace eco::project {
namespace {

class Reader {
  public:
    Reader(const Document& document, const ProjectContext& context, Findings& findings)
        : m_document(document), m_context(context), m_findings(findings) {}

    std::optional<Project> read() {
        const std::size_t before = m_findings.size();
        const Json& root = m_document.root;
        const bool shaped = detail::only_keys(root, {"project", "facts", "site", "source"}, "",
                                              m_document, m_findings);
        if (!shaped && !root.is_object()) {
            return std::nullopt;
        }
        read_head();
        if (const Json* facts = root.find("facts")) {
            m_project.facts = detail::read_facts(*facts, m_document, m_context, m_findings);
        }
        read_sites();
        read_sources();
        const bool failed =
            std::any_of(m_findings.begin() + static_cast<std::ptrdiff_t>(before), m_findings.end(),
                        [](const Finding& f) { return f.severity == Severity::error; });
        return failed ? std::nullopt : std::optional(std::move(m_project));
    }

  private:
    const Document& m_document;
    const ProjectContext& m_context;
    Findings& m_findings;
    Project m_project;

    void report(Severity severity, ErrorCode code, Args args, const std::string& pointer) {
        m_findings.push_back({severity, code, std::move(args), m_document.where(pointer)});
    }

    std::string text(const Json& table, const std::string& key, const std::string& pointer) {
        return detail::text_at(table, key, pointer, m_document, m_findings).value_or("");
    }

    void read_head() {
        const Json* head = m_document.root.find("project");
        if (head == nullptr) {
            return report(Severity::error, ErrorCode::project_no_name, {}, "");
        }
        if (!detail::only_keys(*head, {"name", "code", "description"}, "/project", m_document,
                               m_findings)) {
            return;
        }
        m_project.name = text(*head, "name", "/project");
        m_project.code = text(*head, "code", "/project");
        m_project.description = text(*head, "description", "/project");
        if (m_project.name.empty()) {
            report(Severity::error, ErrorCode::project_no_name, {}, "/project");
        }
    }

    void read_sites() {
        const Json* sites = m_document.root.find("site");
        if (sites != nullptr && !sites->is_array()) {
            return report(Severity::error, ErrorCode::project_wrong_type, {{"key", "site"}},
                          "/site");
        }
        if (sites == nullptr || sites->as_array().empty()) {
            report(Severity::warning, ErrorCode::project_no_place, {{"role", "main"}}, "");
            m_project.sites.emplace_back();
            return;
        }
        bool main = false;
        for (std::size_t i = 0; i < sites->as_array().size(); ++i) {
            const Json& json = sites->as_array()[i];
            main = main || json.string_or("role", "main") == "main";
            if (auto site = detail::read_site(json, fmt::format("/site/{}", i), m_document,
                                              m_context, m_findings)) {
                m_project.sites.push_back(*std::move(site));
            }
        }
        if (!main) {
            report(Severity::error, ErrorCode::project_no_main_site, {}, "/site");
        }
    }

    void read_sources() {
        const Json* sources = m_document.root.find("source");
        if (sources == nullptr) {
            return;
        }
        if (!sources->is_array()) {
            return report(Severity::error, ErrorCode::project_wrong_type, {{"key", "source"}},
                          "/source");
        }
        for (std::size_t i = 0; i < sources->as_array().size(); ++i) {
            const Json& one = sources->as_array()[i];
            const std::string pointer = fmt::format("/source/{}", i);
            if (detail::only_keys(one, {"title", "url", "date"}, pointer, m_document, m_findings)) {
                m_project.sources.push_back({text(one, "title", pointer), text(one, "url", pointer),
                                             text(one, "date", pointer)});
            }
        }
    }
};

} // namespace

std::optional<Project> read_project(const Document& document, const ProjectContext& context,
                                    Findings& findings) {
    return Reader(document, context, findings).read();
}

} // namespace eco::project

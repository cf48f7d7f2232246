// SPDX-License-Identifier: MulanPSL-2.0
#include "service/report_desk.hpp"

#include "regulation/classify.hpp"
#include "report/map.hpp"
#include "service/detail/read_project.hpp"

namespace eco::service {

bool ReportDesk::knows(std::string_view format) {
    return report::file_format(format).has_value();
}

Answer<ReportFile> ReportDesk::make(const Engine& engine, const ReportRequest& request) const {
    auto read = detail::read_project(engine, engine.book(), request.body);
    if (!read) {
        return tl::unexpected(std::move(read).error());
    }
    const auto assessment = detail::judge(engine, read->project, request.as_of);
    if (!assessment) {
        return tl::unexpected(assessment.error());
    }
    const auto map = report::draw_map(engine.release(), read->project, request.lang);
    if (!map) {
        return refuse(map.error());
    }
    const Tables& tables = engine.tables();
    const Json classification =
        regulation::classify({tables.book, tables.presumptions, tables.calendar, request.as_of},
                             regulation::stated_facts(tables.book, read->project.facts));
    const report::FileFormat format = *report::file_format(request.format);
    auto bytes = m_press.print(format,
                               {*assessment, classification, tables.book.facts, tables.regions,
                                tables.sectors, request.lang, request.verify_address},
                               *map);
    if (!bytes) {
        return refuse(bytes.error());
    }
    return ReportFile{*std::move(bytes), report::media_type(format),
                      read->project.name + "." + std::string(request.format),
                      std::move(read->remarks)};
}

} // namespace eco::service

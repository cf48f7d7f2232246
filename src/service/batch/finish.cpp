// SPDX-License-Identifier: MulanPSL-2.0
// Renames, in an order that leaves nothing half done.
#include "service/batch/finish.hpp"

#include "base/files.hpp"
#include "formats/screened/geopackage.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace eco::service::batch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_summary = 1U << 20U;

Status rename_file(const std::string& from, const std::string& to) {
    return std::rename(from.c_str(), to.c_str()) == 0
               ? Status()
               : fail({ErrorCode::base_file_unwritable,
                       {{"path", to}, {"reason", std::strerror(errno)}},
                       {to, {}, {}, 0, 0}});
}

/// Once done it has been renamed.
Status rename_if_there(const std::string& from, const std::string& to) {
    return fs::exists(from) ? rename_file(from, to) : Status();
}

void remove_rest(const OutputPaths& paths) {
    std::error_code ignored;
    fs::remove(paths.part, ignored);
    fs::remove(paths.rejects_part, ignored);
    fs::remove(paths.journal, ignored);
}

Result<bool> convert(const OutputPaths& paths, const Json& stamp, const Tally& tally,
                     const Running& running) {
    const std::string made = paths.output + ".making.gpkg";
    ECO_TRY(const LocalDate as_of, LocalDate::parse(stamp.string_or("as_of", "")));
    const std::size_t rows = tally.rows - tally.rejected;
    ECO_TRY(const bool whole,
            formats::write_screening_geopackage(paths.part, made, as_of, [&](std::size_t written) {
                if (running.progress) {
                    running.progress(
                        {tally, 0, static_cast<double>(written) / static_cast<double>(rows), true});
                }
                return !running.cancel.is_set();
            }));
    if (!whole) {
        return false;
    }
    ECO_CHECK(rename_file(made, paths.output));
    return true;
}

} // namespace

Result<bool> finished_before(const OutputPaths& paths, const Json& stamp) {
    if (!fs::exists(paths.output)) {
        return false;
    }
    const auto text = read_file(paths.summary, k_max_summary);
    const auto summary = text ? parse_json(*text, paths.summary) : Result<Json>(fail(text.error()));
    const Json* made_of = summary ? summary->find("stamp") : nullptr;
    if (made_of == nullptr || *made_of != stamp) {
        return fail({ErrorCode::service_output_exists,
                     {{"path", paths.output}},
                     {paths.output, {}, {}, 0, 0}});
    }
    remove_rest(paths);
    return true;
}

Result<bool> finish(const OutputPaths& paths, const Json& stamp, const Tally& tally,
                    const Running& running) {
    ECO_CHECK(rename_if_there(paths.rejects_part, paths.rejects));
    Json summary = to_json(tally);
    summary["stamp"] = stamp;
    ECO_CHECK(write_file(paths.summary, pretty_json(summary) + "\n"));
    if (stamp.string_or("output", "") == "gpkg") {
        ECO_TRY(const bool whole, convert(paths, stamp, tally, running));
        if (!whole) {
            return false;
        }
    } else {
        ECO_CHECK(rename_if_there(paths.part, paths.output));
    }
    remove_rest(paths);
    return true;
}

} // namespace eco::service::batch

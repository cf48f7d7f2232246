// SPDX-License-Identifier: MulanPSL-2.0
// Formats, shards, names of files, and the stamp.
#include "service/batch/order.hpp"

#include "admission/assess.hpp"
#include "base/digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>

namespace eco::service::batch {
namespace {

constexpr std::size_t k_block = 1U << 20U;

std::string_view word(OutputFormat format) {
    return format == OutputFormat::ndjson ? "ndjson" : format == OutputFormat::csv ? "csv" : "gpkg";
}

bool read_count(std::string_view text, std::size_t& out) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

} // namespace

Result<OutputFormat> output_format(const std::string& path) {
    constexpr std::array<std::pair<std::string_view, OutputFormat>, 6> k_known{
        {{".ndjson", OutputFormat::ndjson},
         {".geojsonl", OutputFormat::ndjson},
         {".geojsons", OutputFormat::ndjson},
         {".jsonl", OutputFormat::ndjson},
         {".csv", OutputFormat::csv},
         {".gpkg", OutputFormat::gpkg}}};
    for (const auto& [extension, format] : k_known) {
        if (path.ends_with(extension)) {
            return format;
        }
    }
    return fail({ErrorCode::service_output_format, {{"path", path}}, {}});
}

Result<Shard> parse_shard(std::string_view text) {
    constexpr std::size_t k_max_shards = 100'000;
    const auto slash = text.find('/');
    std::size_t number = 0;
    std::size_t count = 0;
    const bool read = slash != std::string_view::npos &&
                      read_count(text.substr(0, slash), number) &&
                      read_count(text.substr(slash + 1), count);
    if (!read || number < 1 || number > count || count > k_max_shards) {
        return fail({ErrorCode::service_bad_shard, {{"text", std::string(text)}}, {}});
    }
    return Shard{number - 1, count};
}

Json stamp(const Order& order, std::string_view input_digest, std::string_view release_digest) {
    Json json;
    json["format"] = "ecogate.screening/1";
    json["engine"] = admission::engine_version();
    json["as_of"] = order.as_of.to_string();
    json["release"] = release_digest;
    json["sites"] = input_digest;
    json["layer"] = order.reading.layer;
    json["crs"] = order.reading.crs;
    json["encoding"] = order.reading.encoding;
    json["facts"] = order.common_digest;
    json["columns"] = order.columns_digest;
    json["unknown_columns"] =
        order.unknown == project::table::UnknownColumns::refuse ? "refuse" : "ignore";
    json["output"] = word(order.format);
    json["chunk_rows"] = formats::k_chunk_rows;
    json["shards"] = order.shard.count;
    return json;
}

Result<std::string> input_digest(const std::string& sites) {
    namespace fs = std::filesystem;
    Digester digester(DigestKind::sha256);
    std::string block(k_block, '\0');
    for (const std::string& part : formats::parts_of_file(sites)) {
        std::ifstream file(part, std::ios::binary);
        std::error_code failed;
        const auto size = fs::file_size(part, failed);
        if (!file || failed) {
            return fail({ErrorCode::base_file_not_found, {{"path", part}}, {part, {}, {}, 0, 0}});
        }
        digester.add(fmt::format("{} {}\n", fs::path(part).extension().string(), size));
        while (file.read(block.data(), static_cast<std::streamsize>(block.size())) ||
               file.gcount() > 0) {
            digester.add(
                std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
        }
        if (file.bad()) {
            return fail({ErrorCode::base_file_unreadable,
                         {{"path", part}, {"reason", "read"}},
                         {part, {}, {}, 0, 0}});
        }
    }
    return hex(digester.finish());
}

OutputPaths paths_of(const std::string& output, const Shard& shard) {
    const std::string base = shard.count == 1
                                 ? output
                                 : fmt::format("{}.{}-of-{}", output, shard.index + 1, shard.count);
    return {output,         output + ".rejects.csv", output + ".summary.json",
            base + ".part", base + ".rejects.part",  base + ".journal"};
}

} // namespace eco::service::batch

// SPDX-License-Identifier: MulanPSL-2.0
// ecogate release build MANIFEST -o X.egr: read, normalise, compile, gate, write.
#include "admission/ready_book.hpp"
#include "base/csv.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "book_files.hpp"
#include "data_folder.hpp"
#include "formats/vector_file.hpp"
#include "service/release_gate.hpp"
#include "verbs.hpp"
#include "zoning/manifest.hpp"
#include "zoning/release_image.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cstring>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace eco::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_max_vector_file = std::size_t{8} << 30U;

/// As many threads as the machine has; jobs are taken in turn.
void on_all_processors(std::size_t jobs, const std::function<void(std::size_t)>& job) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < jobs; i = next++) {
            job(i);
        }
    };
    std::vector<std::thread> others;
    for (unsigned t = 1; t < std::thread::hardware_concurrency(); ++t) {
        others.emplace_back(work);
    }
    work();
    for (std::thread& other : others) {
        other.join();
    }
}

struct Build {
    std::string manifest, output;
    Findings findings;
};

Result<zoning::LayerSchemas> read_schemas(const std::string& data) {
    ECO_TRY(const CsvTable layers, read_csv(data + "/layers.csv"));
    ECO_TRY(const CsvTable fields, read_csv(data + "/fields.csv"));
    ECO_TRY(const CsvTable values, read_csv(data + "/field_values.csv"));
    return zoning::LayerSchemas::from_csv(layers, fields, values);
}

Result<zoning::SourceLayer> read_layer(const zoning::LayerSource& from,
                                       const zoning::LayerSchemas& schemas, const fs::path& folder,
                                       Findings& findings) {
    const zoning::LayerSchema* schema = schemas.find(from.role);
    if (schema == nullptr) {
        return fail({ErrorCode::app_unknown_role, {{"role", from.role}}, from.where});
    }
    const std::string path = (folder / from.file).string();
    ECO_TRY(const std::string bytes, read_file(path, k_max_vector_file));
    const auto rings = from.repair ? formats::InvalidRings::repair : formats::InvalidRings::refuse;
    ECO_TRY(formats::VectorLayer read,
            formats::read_vector(path, {from.layer, from.crs, from.encoding, rings}));
    for (Finding& finding : read.findings) {
        finding.where.file =
            from.file; // as the manifest names it: no path of the machine goes into a release
        findings.push_back(std::move(finding));
    }
    zoning::SourceLayer layer{from.role,
                              schema->title_zh,
                              schema->title_en,
                              read.crs,
                              from.source,
                              from.licence,
                              from.as_of,
                              sha256_hex(bytes),
                              from.tolerance.value_or(schema->tolerance),
                              read.conversion_error_m,
                              from.example,
                              {}};
    for (formats::VectorFeature& feature : read.features) {
        if (feature.geometry.empty()) {
            continue; // reported above as an error
        }
        const Where where{from.file, {}, feature.id, 0, 0};
        layer.features.push_back({feature.id,
                                  schemas.normalise(*schema, feature.attributes, where, findings),
                                  std::move(feature.geometry)});
    }
    return layer;
}

Json shares_of(const zoning::ClassShares& shares) {
    Json json;
    json["priority"] = shares.priority.to_string();
    json["key"] = shares.key.to_string();
    json["general"] = shares.general.to_string();
    json["tolerance"] = shares.tolerance.to_string();
    return json;
}

Json meta_of(const zoning::Manifest& manifest) {
    Json meta;
    meta["format"] = "ecogate.release/1";
    meta["id"] = manifest.id;
    meta["title_zh"] = manifest.title_zh;
    meta["title_en"] = manifest.title_en;
    meta["level"] = manifest.level;
    meta["effective_from"] = manifest.effective_from.to_string();
    meta["example"] = manifest.example;
    if (manifest.shares) {
        meta["class_shares"] = shares_of(*manifest.shares);
    }
    meta["notes_zh"] = manifest.notes_zh;
    meta["notes_en"] = manifest.notes_en;
    return meta;
}

/// The gate reads the release it judges, in memory: aligned as a memory map would be.
Result<Findings> gate(const std::string& image) {
    struct alignas(64) Line {
        std::array<std::byte, 64> bytes;
    };
    std::vector<Line> lines((image.size() + sizeof(Line) - 1) / sizeof(Line));
    std::memcpy(lines.data(), image.data(), image.size());
    ECO_TRY(
        const zoning::Release release,
        zoning::Release::open({reinterpret_cast<const std::byte*>(lines.data()), image.size()}));
    return service::check_release(release);
}

Json quality_of(const Findings& findings) {
    Json list{Json::Array{}};
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::info) {
            continue; // shown while building; only what a reader must know is kept
        }
        Json one;
        one["code"] = code_name(finding.code);
        one["place"] = place(finding.where);
        one["zh"] = message(finding.code, finding.args, Lang::zh);
        one["en"] = message(finding.code, finding.args, Lang::en);
        list.push_back(std::move(one));
    }
    return list;
}

Status build(Build& build, Session& session) {
    ECO_TRY(const std::string data, find_data(session.data));
    ECO_TRY(const zoning::LayerSchemas schemas, read_schemas(data));
    ECO_TRY(const Document document, read_document(build.manifest));
    ECO_TRY(const zoning::Manifest manifest, zoning::read_manifest(document));
    const fs::path folder = fs::path(build.manifest).parent_path();

    std::vector<std::string> books;
    for (const std::string& book : manifest.books) {
        books.push_back(book.starts_with("data:") ? data + "/" + book.substr(5)
                                                  : (folder / book).string());
    }
    ECO_TRY(const rules::BookFiles files, collect_book(data, books));
    const auto book = rules::read_book(files, build.findings);
    if (!book) {
        return {};
    }
    fmt::print(stderr, "{}\n",
               text("app.book_read", session.lang,
                    {{"facts", std::to_string(book->facts.size())},
                     {"clauses", std::to_string(book->clauses.size())},
                     {"tables", std::to_string(book->tables.size())}}));

    zoning::ReleaseContent content{meta_of(manifest), {}, book_json(files), "[]", {}};
    ECO_TRY(content.ready, admission::write_ready_book(*book, content.book));
    for (const zoning::LayerSource& source : manifest.layers) {
        ECO_TRY(zoning::SourceLayer layer, read_layer(source, schemas, folder, build.findings));
        fmt::print(
            stderr, "{}\n",
            text("app.layer_read", session.lang,
                 {{"role", layer.role}, {"features", std::to_string(layer.features.size())}}));
        content.layers.push_back(std::move(layer));
    }
    if (has_errors(build.findings)) {
        return {};
    }
    fmt::print(stderr, "{}\n", text("app.gate", session.lang));
    ECO_TRY(const std::string draft,
            zoning::compile_release(std::move(content), on_all_processors));
    ECO_TRY(const Findings found, gate(draft));
    build.findings.insert(build.findings.end(), found.begin(), found.end());
    if (has_errors(build.findings)) {
        return {};
    }
    const std::string image =
        zoning::with_quality(draft, canonical_json(quality_of(build.findings)));
    ECO_CHECK(write_file(build.output, image));
    fmt::print("{}\n", text("app.built", session.lang,
                            {{"file", build.output}, {"bytes", std::to_string(image.size())}}));
    return {};
}

} // namespace

void add_release_build(CLI::App& release, Session& session) {
    auto options = std::make_shared<Build>();
    CLI::App* verb =
        release.add_subcommand("build", std::string(text("app.help_build", session.lang)));
    verb->add_option("manifest", options->manifest, "MANIFEST.toml")->required();
    verb->add_option("-o,--output", options->output, "X.egr")->required();
    verb->callback([options, &session] {
        const Status done = build(*options, session);
        session.report(options->findings);
        if (!done) {
            session.complain(done.error());
        }
    });
}

} // namespace eco::app

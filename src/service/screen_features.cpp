// SPDX-License-Identifier: MulanPSL-2.0
// The rooms of screening on one lane: a job leaves the other processors to requests, and millions
// of sites are for `ecogate screen`.
#include "service/screen_features.hpp"

#include "base/messages.hpp"
#include "formats/rows/feature_line.hpp"
#include "formats/screened/encoder.hpp"
#include "siting/screening.hpp"

namespace eco::service {
namespace {

/// GeoJSON's WGS 84 is within metres of it, far below any tolerance.
constexpr std::string_view k_crs = "CGCS2000";

void append_rejected(std::string& out, std::size_t row, const Error& error) {
    Json json;
    json["row"] = row;
    json["code"] = code_name(error.code);
    json["place"] = place(error.where);
    json["zh"] = message(error.code, error.args, Lang::zh);
    json["en"] = message(error.code, error.args, Lang::en);
    out += (out.empty() ? "" : ",") + canonical_json(json);
}

class Bench {
  public:
    Bench(const Engine& engine, LocalDate as_of, geo::Converter converter)
        : m_converter(std::move(converter)), m_reader({engine.tables().words,
                                                       engine.book().facts,
                                                       engine.tables().sectors,
                                                       std::string(k_crs),
                                                       {},
                                                       project::table::UnknownColumns::refuse}),
          m_screener(engine.assessor(), as_of),
          m_encoder(formats::RecordFormat::feature_lines, engine.book().facts,
                    engine.assessor().compiled()) {}

    /// Ends up in exactly one of the two.
    void screen(std::size_t row, const Json& feature) {
        const auto site = read(row, feature);
        if (!site) {
            return;
        }
        const auto screened = m_screener.screen(site->project);
        if (!screened) {
            append_rejected(m_rejected, row, screened.error());
            return;
        }
        m_line.clear();
        m_encoder.append(m_line, {row, *site, **screened});
        m_line.pop_back(); // the line break
        m_features += (m_features.empty() ? "" : ",\n") + m_line;
    }
    [[nodiscard]] std::string collection() const {
        return R"({"type":"FeatureCollection","features":[)" + m_features + R"(],"rejected":[)" +
               m_rejected + "]}\n";
    }

  private:
    geo::Converter m_converter;
    project::table::RowReader m_reader;
    siting::Screener m_screener;
    formats::ScreenedEncoder m_encoder;
    std::string m_features, m_rejected, m_line;

    std::optional<project::table::TableSite> read(std::size_t row, const Json& feature) {
        project::table::SiteRow taken;
        taken.number = row;
        taken.where = {"body", "/inputs/sites/features/" + std::to_string(row - 1), {}, 0, 0};
        const Status parsed =
            formats::parse_feature(canonical_json(feature), m_converter, m_reader.columns(), taken);
        if (!parsed) {
            append_rejected(m_rejected, row, parsed.error());
            return std::nullopt;
        }
        Findings findings;
        auto site = m_reader.read(std::move(taken), findings);
        for (const Finding& finding : findings) {
            if (!site && finding.severity == Severity::error) {
                append_rejected(m_rejected, row, as_error(finding));
            }
        }
        return site;
    }
};

Result<geo::Converter> converter() {
    ECO_TRY(const geo::Crs crs, geo::parse_crs(k_crs));
    return geo::Converter::make(crs);
}

} // namespace

Answer<std::string> screen_features(const Engine& engine, const Json::Array& features,
                                    LocalDate as_of, Progress& progress) {
    auto to_lonlat = converter();
    if (!to_lonlat) {
        return refuse(to_lonlat.error());
    }
    Bench bench(engine, as_of, *std::move(to_lonlat));
    for (std::size_t i = 0; i < features.size() && !progress.cancelled(); ++i) {
        progress.report(i, features.size());
        bench.screen(i + 1, features[i]);
    }
    return bench.collection();
}

} // namespace eco::service

// SPDX-License-Identifier: MulanPSL-2.0
// Settling datum and encoding of a vector file, reading its features.
#include "formats/vector_file.hpp"

#include "formats/detail/ogr_dataset.hpp"
#include "formats/detail/ogr_geometry.hpp"
#include "formats/detail/ogr_layer.hpp"
#include "geo/crs.hpp"
#include "geo/validity.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>

namespace eco::formats {
namespace {

/// One file may not exhaust the machine: 60 million vertices are about 1 GB.
constexpr std::size_t k_max_vertices = 60'000'000;

using detail::at_file;
using detail::to_utf8;

class Reader {
  public:
    Reader(const VectorOptions& options, const std::string& path, geo::Converter converter,
           VectorLayer& out)
        : m_options(options), m_path(path), m_stem(std::filesystem::path(path).stem().string()),
          m_converter(std::move(converter)), m_out(out) {}

    Status read(OGRLayer& layer) {
        std::size_t number = 0;
        for (const auto& feature : layer) {
            VectorFeature made;
            made.id = fmt::format("{}/{}", m_stem, ++number);
            for (int i = 0; i < feature->GetFieldCount(); ++i) {
                if (feature->IsFieldSetAndNotNull(i)) {
                    made.attributes[to_utf8(feature->GetFieldDefnRef(i)->GetNameRef())] =
                        to_utf8(feature->GetFieldAsString(i));
                }
            }
            add_geometry(*feature, made);
            m_vertices += made.geometry.vertex_count();
            if (m_vertices > k_max_vertices) {
                return fail({ErrorCode::formats_too_many_vertices,
                             {{"limit", std::to_string(k_max_vertices)}},
                             at_file(m_path)});
            }
            m_out.features.push_back(std::move(made));
        }
        return {};
    }

  private:
    const VectorOptions& m_options;
    const std::string& m_path;
    std::string m_stem;
    geo::Converter m_converter;
    VectorLayer& m_out;
    std::size_t m_vertices = 0;

    void note(Severity severity, ErrorCode code, Args args, const VectorFeature& feature) {
        m_out.findings.push_back({severity, code, std::move(args), {m_path, {}, feature.id, 0, 0}});
    }

    void add_geometry(OGRFeature& feature, VectorFeature& made) {
        const std::unique_ptr<OGRGeometry> stolen(feature.StealGeometry());
        if (!stolen || stolen->IsEmpty() != 0) {
            note(Severity::error, ErrorCode::geo_empty_geometry, {}, made);
            return;
        }
        const std::unique_ptr<OGRGeometry> linear(stolen->getLinearGeometry());
        if (const auto status = detail::add_geometry(*linear, m_converter, made.geometry);
            !status) {
            note(Severity::error, status.error().code, status.error().args, made);
            made.geometry = {};
            return;
        }
        mend(made);
    }

    void mend(VectorFeature& made) {
        const auto invalid = geo::find_invalidity(made.geometry);
        if (!invalid) {
            return;
        }
        const Args place{{"reason", invalid->reason},
                         {"lon", fmt::format("{:.7f}", invalid->at.lon)},
                         {"lat", fmt::format("{:.7f}", invalid->at.lat)}};
        if (m_options.invalid_rings == InvalidRings::refuse) {
            note(Severity::error, ErrorCode::formats_invalid_ring, place, made);
            return;
        }
        auto repaired = geo::repair(made.geometry);
        if (!repaired) {
            note(Severity::error, repaired.error().code, {}, made);
            return;
        }
        Args args = place;
        args["change"] = fmt::format("{:.1f}", repaired->area_after_m2 - repaired->area_before_m2);
        note(Severity::warning, ErrorCode::formats_repaired, std::move(args), made);
        made.geometry.polygons = std::move(repaired->geometry.polygons);
    }
};

} // namespace

Result<VectorLayer> read_vector(const std::string& path, const VectorOptions& options) {
    ECO_TRY(const GDALDatasetUniquePtr dataset, detail::open_dataset(path, options.encoding));
    ECO_TRY(OGRLayer * layer, detail::choose_layer(*dataset, path, options.layer));
    ECO_TRY(const geo::Crs crs,
            detail::settle_crs(detail::stated_crs(*layer, *dataset), options.crs, path));
    ECO_TRY(geo::Converter converter, geo::Converter::make(crs));
    VectorLayer out;
    out.crs = crs.id;
    out.conversion_error_m = crs.kind == geo::CrsKind::gcj02 ? geo::k_gcj02_error_m : 0;
    if (crs.null_shift) {
        out.findings.push_back(
            {Severity::info, ErrorCode::formats_null_shift, {{"crs", crs.id}}, at_file(path)});
    }
    ECO_CHECK(Reader(options, path, std::move(converter), out).read(*layer));
    return out;
}

} // namespace eco::formats

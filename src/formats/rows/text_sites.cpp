// SPDX-License-Identifier: MulanPSL-2.0
// Chunks of records, and their two ways of being taken apart.
#include "formats/rows/text_sites.hpp"

#include "base/csv.hpp"
#include "base/text.hpp"
#include "formats/detail/ogr_dataset.hpp"
#include "formats/rows/feature_line.hpp"
#include "formats/rows/wkt.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace eco::formats {
namespace {

using project::table::Columns;
using project::table::SiteRow;

/// A footprint of a hundred thousand vertices takes a few megabytes.
constexpr std::size_t k_max_record = 16U << 20U;

class TextSites : public SiteFile {
  public:
    TextSites(std::string path, geo::Crs crs, TextRecords records)
        : m_path(std::move(path)), m_crs(std::move(crs)), m_records(std::move(records)) {
        m_position.text = m_records.position();
    }

    [[nodiscard]] const geo::Crs& crs() const override { return m_crs; }
    [[nodiscard]] std::vector<std::string> headings() const override { return {}; }

    [[nodiscard]] Result<bool> next(RowChunk& out) override {
        out.begin = m_position;
        out.text.clear();
        out.texts.clear();
        while (out.texts.size() < k_chunk_rows && out.text.size() < k_chunk_bytes) {
            RowChunk::Text one{out.text.size(), 0, {}};
            ECO_TRY(const bool more, m_records.next(out.text, one.record));
            if (!more) {
                break;
            }
            one.size = out.text.size() - one.first;
            out.texts.push_back(one);
        }
        out.rows = out.texts.size();
        m_position.text = m_records.position();
        m_position.rows += out.rows;
        m_position.chunks += out.rows > 0 ? 1 : 0;
        out.end = m_position;
        return out.rows > 0;
    }

    [[nodiscard]] Status resume(const RowPosition& position) override {
        m_position = position;
        return m_records.seek(position.text);
    }

    [[nodiscard]] double share_read(const RowPosition& position) const override {
        const std::uint64_t size = m_records.file_size();
        return size == 0 ? 1.0
                         : static_cast<double>(position.text.bytes) / static_cast<double>(size);
    }

  protected:
    [[nodiscard]] const std::string& path() const { return m_path; }

  private:
    std::string m_path;
    geo::Crs m_crs;
    TextRecords m_records;
    RowPosition m_position;
};

/// What both decoders begin with.
class TextDecoder : public RowDecoder {
  public:
    TextDecoder(std::string path, geo::Converter converter, Columns& columns)
        : m_path(std::move(path)), m_converter(std::move(converter)), m_columns(columns) {}

    [[nodiscard]] Result<SiteRow> decode(const RowChunk& chunk, std::size_t i) override {
        const RowChunk::Text& one = chunk.texts[i];
        SiteRow row;
        row.number = chunk.begin.rows + i + 1;
        row.where = {m_path, {}, {}, one.record.line, 0};
        if (one.record.too_long) {
            return fail({ErrorCode::formats_row_too_long,
                         {{"limit", std::to_string(k_max_record >> 20U)}},
                         row.where});
        }
        ECO_CHECK(take_apart(std::string_view(chunk.text).substr(one.first, one.size), row));
        return row;
    }

  protected:
    [[nodiscard]] virtual Status take_apart(std::string_view text, SiteRow& row) = 0;
    [[nodiscard]] const geo::Converter& converter() const { return m_converter; }
    [[nodiscard]] Columns& columns() const { return m_columns; }

  private:
    std::string m_path;
    geo::Converter m_converter;
    Columns& m_columns;
};

class LineDecoder final : public TextDecoder {
  public:
    using TextDecoder::TextDecoder;

  protected:
    [[nodiscard]] Status take_apart(std::string_view text, SiteRow& row) override {
        return parse_feature(text, converter(), columns(), row);
    }
};

class FeatureLines final : public TextSites {
  public:
    using TextSites::TextSites;

    [[nodiscard]] Result<std::unique_ptr<RowDecoder>> decoder(Columns& columns) const override {
        ECO_TRY(geo::Converter converter, geo::Converter::make(crs()));
        return std::make_unique<LineDecoder>(path(), std::move(converter), columns);
    }
};

/// Tables saved by Excel in China are GB18030 as often as UTF-8, and say neither.
std::string in_utf8(std::string_view text) {
    return is_utf8(text) ? std::string(text) : detail::to_utf8(std::string(text).c_str());
}

/// The cells of one record.
Result<std::vector<std::string>> cells_of(std::string_view text, const Where& where) {
    const bool plain = is_utf8(text);
    auto rows = parse_csv_rows(plain ? std::string(text) : in_utf8(text), where.file);
    if (!rows || rows->size() != 1) {
        Error error = rows ? Error{ErrorCode::base_csv_bad_quote, {}, {}} : std::move(rows).error();
        error.where = where;
        return fail(std::move(error));
    }
    return std::move(rows->front().cells);
}

/// The columns that hold the place: WKT, or longitude and latitude.
struct PlaceColumns {
    std::optional<std::size_t> wkt, longitude, latitude;
};

class CsvDecoder final : public TextDecoder {
  public:
    CsvDecoder(std::string path, geo::Converter converter, Columns& columns,
               const std::vector<std::string>& headings, PlaceColumns places)
        : TextDecoder(std::move(path), std::move(converter), columns), m_places(places) {
        for (const std::string& heading : headings) {
            m_columns_of.push_back(columns.index(heading));
        }
    }

  protected:
    [[nodiscard]] Status take_apart(std::string_view text, SiteRow& row) override {
        ECO_TRY(const std::vector<std::string> cells, cells_of(text, row.where));
        if (cells.size() != m_columns_of.size()) {
            return fail({ErrorCode::base_csv_ragged_row,
                         {{"found", std::to_string(cells.size())},
                          {"expected", std::to_string(m_columns_of.size())}},
                         row.where});
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!cells[i].empty() && !is_place(i)) {
                row.cells.emplace_back(m_columns_of[i], Json(cells[i]));
            }
        }
        return place(cells, row);
    }

  private:
    PlaceColumns m_places;
    std::vector<std::uint32_t> m_columns_of;

    [[nodiscard]] bool is_place(std::size_t i) const {
        return m_places.wkt == i || m_places.longitude == i || m_places.latitude == i;
    }

    [[nodiscard]] Status place(const std::vector<std::string>& cells, SiteRow& row) const {
        Positions into(converter(), row.where);
        if (m_places.wkt) {
            if (!trim(cells[*m_places.wkt]).empty()) {
                ECO_CHECK(parse_wkt(trim(cells[*m_places.wkt]), into));
            }
        } else {
            const std::string& lon = cells[*m_places.longitude];
            const std::string& lat = cells[*m_places.latitude];
            if (!trim(lon).empty() || !trim(lat).empty()) {
                geo::UncheckedLonLat p;
                if (!number(lon, p.first) || !number(lat, p.second)) {
                    return into.bad("position", lon + ", " + lat);
                }
                ECO_CHECK(into.add(p, into.geometry.points));
            }
        }
        row.geometry = std::move(into.geometry);
        row.conversion_error_m = into.error_m;
        return {};
    }

    [[nodiscard]] static bool number(std::string_view text, double& out) {
        const std::string_view plain = trim(text);
        const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), out);
        return read.ec == std::errc() && read.ptr == plain.data() + plain.size();
    }
};

class CsvSites final : public TextSites {
  public:
    CsvSites(std::string path, geo::Crs crs, TextRecords records, std::vector<std::string> headings,
             PlaceColumns places)
        : TextSites(std::move(path), std::move(crs), std::move(records)),
          m_headings(std::move(headings)), m_places(places) {}

    [[nodiscard]] std::vector<std::string> headings() const override { return m_headings; }

    [[nodiscard]] Result<std::unique_ptr<RowDecoder>> decoder(Columns& columns) const override {
        ECO_TRY(geo::Converter converter, geo::Converter::make(crs()));
        return std::make_unique<CsvDecoder>(path(), std::move(converter), columns, m_headings,
                                            m_places);
    }

  private:
    std::vector<std::string> m_headings;
    PlaceColumns m_places;
};

Result<PlaceColumns> find_places(const std::vector<std::string>& headings,
                                 const project::table::Words& words, const std::string& path) {
    PlaceColumns places;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string meaning = words.meaning(headings[i]);
        auto* const place = meaning == "wkt"         ? &places.wkt
                            : meaning == "longitude" ? &places.longitude
                            : meaning == "latitude"  ? &places.latitude
                                                     : nullptr;
        if (place != nullptr && *place) {
            return fail({ErrorCode::base_csv_duplicate_column,
                         {{"name", headings[i]}},
                         {path, {}, {}, 1, i + 1}});
        }
        if (place != nullptr) {
            *place = i;
        }
    }
    const bool point = places.longitude && places.latitude;
    if (!places.wkt && !point) {
        return fail({ErrorCode::formats_no_place_columns, {}, {path, {}, {}, 1, 0}});
    }
    return places;
}

} // namespace

Result<std::unique_ptr<SiteFile>> open_feature_lines(const std::string& path, const geo::Crs& crs) {
    ECO_TRY(TextRecords records, TextRecords::open(path, RecordKind::line, k_max_record));
    return std::make_unique<FeatureLines>(path, crs, std::move(records));
}

Result<std::unique_ptr<SiteFile>> open_csv_sites(const std::string& path, const geo::Crs& crs,
                                                 const project::table::Words& words) {
    ECO_TRY(TextRecords records, TextRecords::open(path, RecordKind::csv, k_max_record));
    std::string line;
    TextRecords::Record record;
    ECO_TRY(const bool some, records.next(line, record));
    if (!some) {
        return fail({ErrorCode::base_csv_empty, {}, {path, {}, {}, 0, 0}});
    }
    const std::string text = in_utf8(line);
    ECO_TRY(const CsvTable header, parse_csv(text, path));
    ECO_TRY(const PlaceColumns places, find_places(header.header, words, path));
    return std::make_unique<CsvSites>(path, crs, std::move(records), header.header, places);
}

} // namespace eco::formats

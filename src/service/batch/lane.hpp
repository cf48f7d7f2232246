// SPDX-License-Identifier: MulanPSL-2.0
// What one lane does with one chunk: rows taken apart, understood, screened, written down.
#pragma once

#include "formats/screened/encoder.hpp"
#include "service/batch/screen_sites.hpp"
#include "siting/screening.hpp"

#include <memory>
#include <string>

namespace eco::service::batch {

/// A chunk on its way: what was read, and what is to be written of it.
struct Piece {
    formats::RowChunk chunk;
    std::string output, rejects;
    Tally tally;
};

/// A GeoPackage is made of the CSV.
[[nodiscard]] formats::RecordFormat record_format(OutputFormat format);

class Lane {
  public:
    Lane(const Order& order, const Bench& bench, const std::string& crs);
    /// Errors: geo_crs_unknown.
    [[nodiscard]] Status open(const formats::SiteFile& sites);
    /// Fills output, rejects and tally. Every row ends in exactly one of the two.
    void screen(Piece& piece);

  private:
    project::table::RowReader m_reader;
    std::unique_ptr<formats::RowDecoder> m_decoder;
    siting::Screener m_screener;
    formats::ScreenedEncoder m_encoder;

    [[nodiscard]] bool screen_row(Piece& piece, std::size_t i);
};

} // namespace eco::service::batch

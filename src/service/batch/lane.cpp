// SPDX-License-Identifier: MulanPSL-2.0
// Row by row; a fault ends the row, never the run.
#include "service/batch/lane.hpp"

namespace eco::service::batch {

formats::RecordFormat record_format(OutputFormat format) {
    return format == OutputFormat::ndjson ? formats::RecordFormat::feature_lines
                                          : formats::RecordFormat::csv;
}

Lane::Lane(const Order& order, const Bench& bench, const std::string& crs)
    : m_reader({bench.words, bench.assessor.terms().facts, bench.sectors, crs, order.common,
                order.unknown}),
      m_screener(bench.assessor, order.as_of),
      m_encoder(record_format(order.format), bench.assessor.terms().facts,
                bench.assessor.compiled()) {}

Status Lane::open(const formats::SiteFile& sites) {
    ECO_TRY(m_decoder, sites.decoder(m_reader.columns()));
    return {};
}

void Lane::screen(Piece& piece) {
    piece.output.clear();
    piece.rejects.clear();
    piece.tally = {};
    for (std::size_t i = 0; i < piece.chunk.rows; ++i) {
        ++piece.tally.rows;
        piece.tally.rejected += screen_row(piece, i) ? 0 : 1;
    }
}

bool Lane::screen_row(Piece& piece, std::size_t i) {
    const std::size_t number = piece.chunk.begin.rows + i + 1;
    const auto reject = [&](const Error& error) {
        formats::RejectEncoder::append(piece.rejects, number, error);
        return false;
    };
    auto row = m_decoder->decode(piece.chunk, i);
    if (!row) {
        return reject(row.error());
    }
    const Where where = row->where;
    Findings findings;
    const auto site = m_reader.read(*std::move(row), findings);
    if (!site) {
        for (const Finding& finding : findings) {
            if (finding.severity == Severity::error) {
                reject(as_error(finding));
            }
        }
        return false;
    }
    const auto screened = m_screener.screen(site->project);
    if (!screened) {
        Error error = screened.error();
        error.where = error.where.file.empty() ? where : error.where;
        return reject(error);
    }
    m_encoder.append(piece.output, {number, *site, **screened});
    ++piece.tally.verdicts[static_cast<std::size_t>((*screened)->brief.verdict)];
    return true;
}

} // namespace eco::service::batch

// SPDX-License-Identifier: MulanPSL-2.0
// One bar chart as SVG: rates on a logarithmic axis.
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const short = (rate) => rate >= 1e6 ? `${(rate / 1e6).toFixed(1)} M` : rate >= 1e3 ? `${(rate / 1e3).toFixed(1)} k`
    : rate.toFixed(0);

export function bars(title, entries) {
    const rows = [...entries].sort((a, b) => b.rate - a.rate);
    const low = Math.floor(Math.log10(Math.min(...rows.map((r) => r.rate))));
    const high = Math.ceil(Math.log10(Math.max(...rows.map((r) => r.rate))));
    const [left, width, height] = [190, 420, 22];
    const at = (rate) => left + width * (Math.log10(rate) - low) / Math.max(1, high - low);
    const bottom = 40 + rows.length * height;
    const grid = Array.from({ length: high - low + 1 }, (_, i) => {
        const x = at(10 ** (low + i)).toFixed(1);
        return `<line x1="${x}" x2="${x}" y1="34" y2="${bottom}" stroke="#ddd"/>` +
            `<text x="${x}" y="${bottom + 14}" text-anchor="middle" fill="#555">${short(10 ** (low + i))}</text>`;
    });
    const body = rows.map((row, i) => {
        const y = 38 + i * height;
        const colour = row.engine === 'ecogate' ? '#1b7f4b' : '#9aa5b1';
        return `<text x="${left - 8}" y="${y + 14}" text-anchor="end">${escape(`${row.engine} ${row.variant}`)}</text>` +
            `<rect x="${left}" y="${y}" width="${Math.max(1, at(row.rate) - left).toFixed(1)}" height="16" fill="${colour}"/>` +
            `<text x="${(at(row.rate) + 5).toFixed(1)}" y="${y + 13}">${short(row.rate)}</text>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="${bottom + 24}" font-family="sans-serif" ` +
        `font-size="12"><rect width="100%" height="100%" fill="#fff"/><text x="10" y="20" font-size="14">` +
        `${escape(title)}</text>${grid.join('')}${body.join('')}</svg>\n`;
}

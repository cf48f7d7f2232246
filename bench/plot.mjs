// SPDX-License-Identifier: MulanPSL-2.0
// Two charts as SVG on logarithmic axes: bars in groups (what every engine does), and marks on a scale (how far ours is
// from what was asked).
const escape = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
const WIDTH = 860;
const LEFT = 270;
const RIGHT = 130;
const INK = '#1f2933';
const FAINT = '#7b8794';
const GRID = '#e4e7eb';

/** 1,234,567 as 1.2 M: at most three figures. */
export const short = (value) => {
    const [size, unit] = value >= 1e6 ? [1e6, ' M'] : value >= 1e3 ? [1e3, ' k'] : [1, ''];
    const scaled = value / size;
    return `${scaled >= 100 || Number.isInteger(scaled) ? scaled.toFixed(0) : scaled.toFixed(scaled >= 10 ? 1 : 2)}${unit}`;
};

const colours = [[/^ecogate/, '#14804a'], [/^geos/, '#5b7fa6'], [/^postgis/, '#8a6fa8'], [/^s2/, '#c28a2e'], [/^boost/, '#b0605e']];
const colourOf = (engine) => (colours.find(([name]) => name.test(engine)) ?? [null, '#9aa5b1'])[1];

class Scale {
    constructor(values) {
        this.low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
        this.high = Math.max(this.low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
    }
    at(value) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (Math.log10(value) - this.low) / (this.high - this.low);
    }
    grid(top, bottom, label) {
        return Array.from({ length: this.high - this.low + 1 }, (_, i) => {
            const x = this.at(10 ** (this.low + i)).toFixed(1);
            return `<line x1="${x}" x2="${x}" y1="${top}" y2="${bottom}" stroke="${GRID}"/>` +
                `<text x="${x}" y="${bottom + 16}" text-anchor="middle" fill="${FAINT}">${label(10 ** (this.low + i))}</text>`;
        }).join('');
    }
}

const page = (title, note, height, body) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
    `font-family="Noto Sans, DejaVu Sans, Helvetica, sans-serif" font-size="12" fill="${INK}"><rect width="100%" height="100%" fill="#fff"/>` +
    `<text x="16" y="26" font-size="16" font-weight="600">${escape(title)}</text>` +
    `<text x="16" y="44" fill="${FAINT}">${escape(note)}</text>${body}</svg>\n`;

/** groups: [{ title, rows: [{ engine, label, rate, note }] }]; the fastest first in each. */
export function groupedBars(title, note, groups) {
    const scale = new Scale(groups.flatMap((group) => group.rows.map((row) => row.rate)));
    const [bar, gap] = [16, 4];
    let y = 62;
    const body = groups.map((group) => {
        const head = `<text x="16" y="${y + 14}" font-weight="600">${escape(group.title)}</text>`;
        y += 22;
        const rows = [...group.rows].sort((a, b) => b.rate - a.rate).map((row) => {
            const end = scale.at(row.rate);
            const text = `<text x="${LEFT - 8}" y="${y + 12}" text-anchor="end">${escape(row.label)}</text>` +
                `<rect x="${LEFT}" y="${y}" width="${Math.max(2, end - LEFT).toFixed(1)}" height="${bar}" rx="2" fill="${colourOf(row.engine)}"/>` +
                `<text x="${(end + 6).toFixed(1)}" y="${y + 12}">${escape(short(row.rate))}` +
                `<tspan fill="${FAINT}" dx="6">${escape(row.note)}</tspan></text>`;
            y += bar + gap;
            return text;
        });
        y += 8;
        return head + rows.join('');
    }).join('');
    return page(title, note, y + 28, scale.grid(56, y, short) + body);
}

/** rows: [{ label, against, must, aim, is }]: a band from must to aim, and where ours stands. */
export function targetMarks(title, note, rows) {
    const scale = new Scale(rows.flatMap((row) => [row.must, row.aim, row.is]));
    const step = 24;
    const bottom = 60 + rows.length * step;
    const body = rows.map((row, i) => {
        const y = 60 + i * step + step / 2;
        const [must, aim, is] = [row.must, row.aim, row.is].map((value) => scale.at(value));
        const fill = row.is >= row.aim ? '#14804a' : row.is >= row.must ? '#5b7fa6' : '#c0392b';
        return `<text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${escape(row.label)}</text>` +
            `<rect x="${must.toFixed(1)}" y="${y - 5}" width="${Math.max(1, aim - must).toFixed(1)}" height="10" fill="#dbe4ee"/>` +
            `<line x1="${must.toFixed(1)}" x2="${must.toFixed(1)}" y1="${y - 8}" y2="${y + 8}" stroke="${INK}" stroke-width="2"/>` +
            `<line x1="${aim.toFixed(1)}" x2="${aim.toFixed(1)}" y1="${y - 8}" y2="${y + 8}" stroke="${FAINT}" stroke-width="2" stroke-dasharray="2 2"/>` +
            `<circle cx="${is.toFixed(1)}" cy="${y}" r="5.5" fill="${fill}"/>` +
            `<text x="${(Math.max(is, aim) + 12).toFixed(1)}" y="${y + 4}">${row.is.toFixed(row.is < 20 ? 1 : 0)}×` +
            `<tspan fill="${FAINT}" dx="6">${escape(row.against)}</tspan></text>`;
    }).join('');
    return page(title, note, bottom + 28, scale.grid(54, bottom, (ratio) => `${ratio.toLocaleString('en')}×`) + body);
}

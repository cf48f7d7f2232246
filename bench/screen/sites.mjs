// SPDX-License-Identifier: MulanPSL-2.0
// node bench/screen/sites.mjs ROWS: footprints of 5 to 9 vertices all over the middle of Guizhou with a few facts each, as GeoJSON
// features one a line, to standard output. The same rows every time; one in a thousand is faulty.
const rows = Number(process.argv[2] ?? 1000);

// SplitMix64 in two halves would be slow in JavaScript; this is Mulberry32 (public domain).
let state = 20261128;
function chance() {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const pick = (list) => list[Math.floor(chance() * list.length)];

const sectors = ['C1512', 'C2611', 'C3360', 'B0610', 'D4412', 'N7723', 'A0320', 'C3021'];

/** A star-shaped ring around a point, 50 to 400 m wide. */
function ring(lon, lat) {
    const corners = 4 + Math.floor(chance() * 5);
    const size = 0.0005 + 0.0035 * chance();
    const points = [];
    for (let i = 0; i < corners; i++) {
        const angle = (2 * Math.PI * (i + 0.7 * chance())) / corners;
        const reach = size * (0.6 + 0.4 * chance());
        points.push([Number((lon + reach * Math.cos(angle)).toFixed(6)), Number((lat + 0.9 * reach * Math.sin(angle)).toFixed(6))]);
    }
    return [...points, points[0]];
}

let buffer = '';
for (let row = 1; row <= rows; row++) {
    const properties = { sector: pick(sectors), nature: chance() < 0.8 ? 'new' : 'rebuild', has_outlet: chance() < 0.3 };
    if (chance() < 0.5) properties.land_area = `${(1 + 30 * chance()).toFixed(2)} hm2`;
    if (chance() < 0.001) properties.nature = 'unheard of';
    const coordinates = [ring(106.1 + 1.9 * chance(), 26.1 + 1.5 * chance())];
    buffer += `${JSON.stringify({ type: 'Feature', id: `S${row}`, geometry: { type: 'Polygon', coordinates }, properties })}\n`;
    if (buffer.length > 1 << 20) {
        if (!process.stdout.write(buffer)) await new Promise((resolve) => process.stdout.once('drain', resolve));
        buffer = '';
    }
}
process.stdout.write(buffer);

// SPDX-License-Identifier: MulanPSL-2.0
// What issue 4 asks of every row. `faster`: ours must be so many times as fast as the best of the peers named. `least` and
// `most`: a figure of ours by itself, found among the result lines.
const geos = /^geos/;
const postgis = /^postgis/;
const s2 = /^s2/;

export const faster = [
    { row: 1, set: 'heavy', task: 'points_units', order: 'random', peer: geos, variant: 'whole', must: 60, aim: 100 },
    { row: 1, set: 'heavy', task: 'points_units', order: 'random', peer: s2, must: 20, aim: 35 },
    { row: 1, set: 'heavy', task: 'points_units', order: 'random', peer: postgis, must: 150, aim: 250 },
    { row: 2, set: 'light', task: 'points_units', order: 'random', peer: geos, must: 20, aim: 40 },
    { row: 3, set: 'heavy', task: 'points_layers', order: 'random', peer: geos, must: 50, aim: 100 },
    { row: 3, set: 'heavy', task: 'points_layers', order: 'random', peer: postgis, must: 150, aim: 150 },
    { row: 4, set: 'heavy', task: 'footprints_units', order: 'random', peer: geos, must: 35, aim: 150 },
    { row: 4, set: 'heavy', task: 'footprints_layers', order: 'random', peer: geos, must: 28, aim: 150 },
    { row: 4, set: 'heavy', task: 'footprints_units', order: 'random', peer: postgis, must: 45, aim: 150 },
    { row: 4, set: 'heavy', task: 'footprints_layers', order: 'random', peer: postgis, must: 38, aim: 150 },
    { row: 4, set: 'light', task: 'footprints_units', order: 'random', peer: geos, must: 22, aim: 150 },
    { row: 4, set: 'light', task: 'footprints_layers', order: 'random', peer: geos, must: 22, aim: 150 },
    { row: 5, set: 'heavy', task: 'footprints_units', order: 'sorted', peer: geos, must: 30, aim: 100 },
    { row: 5, set: 'heavy', task: 'footprints_layers', order: 'sorted', peer: geos, must: 30, aim: 100 },
    { row: 6, set: 'heavy', task: 'lines_units', order: 'random', peer: geos, variant: 'pieces', must: 50, aim: 150 },
    { row: 6, set: 'heavy', task: 'lines_units', order: 'random', peer: postgis, must: 70, aim: 150 },
    { row: 7, set: 'heavy', task: 'nearest_point', order: 'random', peer: /./, must: 10, aim: 40 },
    { row: 7, set: 'heavy', task: 'nearest_footprint', order: 'random', peer: /./, must: 10, aim: 30 },
];

const build = (variant) => (l) => l.kind === 'build' && l.engine === 'ecogate' && l.set === 'heavy' && l.layers === '21' &&
    l.variant === variant;
const bytes = (l) => l.bytes / l.vertices;
const rate = (l) => l.vertices / l.seconds / 1e6;
const clauses = (l) => l.engine === 'ecogate' && l.task === 'clauses' && Number(l.clauses) >= 1e5;

export const single = [
    { row: 9, what: 'index and vertices, 21 layers, tuned for overlay, bytes a vertex', of: build('for_overlay'), value: bytes, most: 16, aim: 12 },
    { row: 9, what: 'the same, tuned for points', of: build('for_points'), value: bytes, most: 22, aim: 12 },
    { row: 9, what: 'opening by memory map to the first answer, ms', of: (l) => l.kind === 'open' && l.set === 'heavy', value: (l) => l.seconds * 1e3, most: 20, aim: 20 },
    { row: 10, what: 'build, 21 layers, tuned for overlay, M vertices/s a thread', of: build('for_overlay'), value: rate, least: 3, aim: 10 },
    { row: 10, what: 'the same, tuned for points', of: build('for_points'), value: rate, least: 3, aim: 10 },
    { row: 11, what: 'verdict on 100,000 clauses, p50 µs', of: (l) => l.kind === 'query' && l.variant === 'verdict' && clauses(l), value: (l) => l.p50_us, most: 15, aim: 3 },
    { row: 11, what: 'load of 100,000 clauses, s', of: (l) => l.kind === 'load' && clauses(l), value: (l) => l.load_s, most: 1, aim: 1 },
    { row: 12, what: 'assessment, 21 layers, 100,000 clauses, trace of hits, p50 µs', of: (l) => l.kind === 'query' && l.engine === 'ecogate' && l.task === 'assess' && l.variant === 'hits' && Number(l.layers) >= 21 && Number(l.clauses) >= 1e5, value: (l) => l.p50_us, most: 150, aim: 60 },
    { row: 13, what: 'a million footprints screened, 2 threads, s', of: (l) => l.kind === 'query' && l.task === 'screen' && l.n === '1000000' && /2-threads/.test(l.variant), value: (l) => l.seconds, most: 60, aim: 30 },
];

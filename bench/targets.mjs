// SPDX-License-Identifier: MulanPSL-2.0
// What issue 4 asks of every row: ours must be so many times as fast as the best of the peers named.
const geos = /^geos/;
const postgis = /^postgis/;
const s2 = /^s2/;

export const targets = [
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

// SPDX-License-Identifier: MulanPSL-2.0
// The drawn map: every character a cell of 1 km, north above. Coordinates are metres of EPSG:4545
// (CGCS2000, 3-degree zone at 108° E), where a grid kilometre is a kilometre on the ground to within centimetres.

export const cellSize = 1000;
const northWest = [480000, 2950000];

/** A place by kilometres east and south of the north-west corner of the map. */
export function at(east, south) {
    return [
        Math.round((northWest[0] + east * cellSize) * 1000) / 1000,
        Math.round((northWest[1] - south * cellSize) * 1000) / 1000,
    ];
}

/** Rows of symbols; all rows are equally long. */
export function parseMap(text) {
    const rows = text.split('\n').map((row) => [...row.trim()]).filter((row) => row.length > 0);
    if (rows.length === 0) throw new Error('图是空的');
    const odd = rows.findIndex((row) => row.length !== rows[0].length);
    if (odd > 0) throw new Error(`图的第 ${odd + 1} 行有 ${rows[odd].length} 格，第 1 行有 ${rows[0].length} 格`);
    return rows;
}

/** Symbol → its cells as [column, row], counted from 0. A dot is nobody's cell. */
export function cellsBySymbol(rows) {
    const cells = new Map();
    rows.forEach((row, south) => row.forEach((symbol, east) => {
        if (symbol === '.') return;
        if (!cells.has(symbol)) cells.set(symbol, []);
        cells.get(symbol).push([east, south]);
    }));
    return cells;
}

/** The border of a set of cells as directed grid edges with the inside on the left; shared edges cancel. */
function borderEdges(cells) {
    const edges = new Map();
    for (const [x, y] of cells) {
        const corners = [[x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]];
        corners.forEach((from, i) => {
            const to = corners[(i + 1) % 4];
            if (!edges.delete(`${to}>${from}`)) edges.set(`${from}>${to}`, { from, to });
        });
    }
    return [...edges.values()];
}

const turn = (a, b) => {
    const [ax, ay] = [a.to[0] - a.from[0], a.from[1] - a.to[1]];
    const [bx, by] = [b.to[0] - b.from[0], b.from[1] - b.to[1]];
    return ax * by - ay * bx;
};

/** Closed rings through every grid corner (so that neighbours share every vertex); touching corners stay apart. */
function rings(cells) {
    const open = borderEdges(cells);
    const found = [];
    while (open.length > 0) {
        const chain = [open.shift()];
        while (`${chain.at(-1).to}` !== `${chain[0].from}`) {
            const here = chain.at(-1);
            const next = open.filter((edge) => `${edge.from}` === `${here.to}`)
                .sort((a, b) => turn(here, b) - turn(here, a))[0];
            open.splice(open.indexOf(next), 1);
            chain.push(next);
        }
        found.push([chain[0].from, ...chain.map((edge) => edge.to)]);
    }
    return found;
}

/** Twice the signed area, positive counter-clockwise (south counts downwards). */
const area = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][1] * x - ring[i][0] * y, 0);

function inside([x, y], ring) {
    return ring.slice(1).reduce((odd, [bx, by], i) => {
        const [ax, ay] = ring[i];
        return (ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd;
    }, false);
}

/** A set of cells as a GeoJSON MultiPolygon, holes included. */
export function multiPolygon(cells) {
    const all = rings(cells);
    const shells = all.filter((ring) => area(ring) > 0).map((ring) => [ring]);
    for (const hole of all.filter((ring) => area(ring) < 0)) {
        // A point just inside the first edge of the hole, seen from the cells: left of the edge.
        const [[ax, ay], [bx, by]] = hole;
        const probe = [(ax + bx) / 2 + (by - ay) / 10, (ay + by) / 2 - (bx - ax) / 10];
        shells.find(([shell]) => inside(probe, shell)).push(hole);
    }
    return {
        type: 'MultiPolygon',
        coordinates: shells.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => at(x, y)))),
    };
}

/** Kilometre bounds of a set of cells: west, north, east, south. */
export function bounds(cells) {
    const xs = cells.map(([x]) => x);
    const ys = cells.map(([, y]) => y);
    return { west: Math.min(...xs), north: Math.min(...ys), east: Math.max(...xs) + 1, south: Math.max(...ys) + 1 };
}

/** A rectangle as a GeoJSON Polygon, by kilometres. */
export function rectangle({ west, north, east, south }) {
    const corners = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    return { type: 'Polygon', coordinates: [corners.map(([x, y]) => at(x, y))] };
}

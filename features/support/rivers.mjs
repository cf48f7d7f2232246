// SPDX-License-Identifier: MulanPSL-2.0
// Rivers, drawn in words: “沿第 2 列东边” runs from edge to edge of the map, “(2,0) (2,3) (5,3)” is a line
// through corners of the grid, in kilometres east and south of the north-west corner.
import { at } from './map.mjs';

const sides = { 东边: [1, 0], 西边: [0, 0], 北边: [0, 0], 南边: [0, 1] };

/** Corners of the course, by kilometres. */
export function course(text, { columns, rows }) {
    const along = /^沿第 ?(\d+) ?(列|行)([东西南北]边)$/.exec(text);
    if (along) {
        const [, number, kind, side] = along;
        const line = Number(number) - 1 + (kind === '列' ? sides[side][0] : sides[side][1]);
        return kind === '列' ? [[line, 0], [line, rows]] : [[0, line], [columns, line]];
    }
    const corners = [...text.matchAll(/\((\d+(?:\.\d+)?), ?(\d+(?:\.\d+)?)\)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    if (corners.length < 2) throw new Error(`河流走向“${text}”看不懂：写“沿第 2 列东边”或“(2,0) (2,3)”`);
    return corners;
}

/** A line with a vertex at least every kilometre, so that straight on the grid stays straight on any plane. */
export function lineString(corners) {
    const line = [corners[0]];
    corners.slice(1).forEach(([x, y], i) => {
        const [fromX, fromY] = corners[i];
        const steps = Math.ceil(Math.hypot(x - fromX, y - fromY));
        for (let step = 1; step <= steps; ++step) {
            line.push([fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps]);
        }
    });
    return { type: 'LineString', coordinates: line.map(([x, y]) => at(x, y)) };
}

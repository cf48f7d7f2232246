// SPDX-License-Identifier: MulanPSL-2.0
// The drawing of maps, by itself: node --test.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, cellsBySymbol, multiPolygon, parseMap } from './map.mjs';
import { course, lineString } from './rivers.mjs';

const shape = (text) => multiPolygon(cellsBySymbol(parseMap(text)).get('A')).coordinates;

test('a cell is a square of one kilometre, counter-clockwise', () => {
    assert.deepEqual(shape('A'), [[[at(0, 1), at(1, 1), at(1, 0), at(0, 0), at(0, 1)]]]);
    assert.deepEqual(at(1, 1), [481000, 2949000]);
});
test('neighbouring cells make one ring that keeps every grid corner', () => {
    const [polygon, ...others] = shape('AA');
    assert.equal(others.length, 0);
    assert.equal(polygon[0].length, 7);
});
test('a hole becomes an inner ring of the shell around it', () => {
    const polygons = shape('AAAAA\nA...A\nA.A.A\nA...A\nAAAAA');
    assert.deepEqual(polygons.map((polygon) => polygon.length).sort(), [1, 2]);
});
test('cells that only touch at a corner stay two polygons', () => {
    assert.equal(shape('A.\n.A').length, 2);
});
test('a map with ragged rows is refused', () => {
    assert.throws(() => parseMap('AA\nA'), /第 2 行有 1 格/);
});
test('a river runs along a side of a column from edge to edge', () => {
    assert.deepEqual(course('沿第 2 列东边', { columns: 5, rows: 3 }), [[2, 0], [2, 3]]);
    assert.deepEqual(course('沿第 1 行南边', { columns: 5, rows: 3 }), [[0, 1], [5, 1]]);
    assert.equal(lineString([[2, 0], [2, 3]]).coordinates.length, 4);
    assert.throws(() => course('往东', { columns: 5, rows: 3 }), /看不懂/);
});

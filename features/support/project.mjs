// SPDX-License-Identifier: MulanPSL-2.0
// A project as the features tell it (labels of data/facts.csv, places on the drawn map), written as a project file.
import { cellsBySymbol, multiPolygon, parseMap, rectangle } from './map.mjs';
import { course } from './rivers.mjs';
import { factOf } from './words.mjs';

/** The value of a fact as a project file states it. 不详 leaves it out. */
export function valueOf(fact, text) {
    const word = (one) => {
        if (Object.keys(fact.values).length > 0 && !(one in fact.values)) {
            throw new Error(`“${fact.label_zh}”不能写“${one}”，可写：${Object.keys(fact.values).join('、')}`);
        }
        return fact.values[one] ?? one;
    };
    if (fact.type === 'boolean') {
        if (text !== '是' && text !== '否') throw new Error(`“${fact.label_zh}”写“是”或“否”`);
        return text === '是';
    }
    if (fact.type === 'texts') return text.split('、').map(word);
    if (fact.type === 'text') return word(text);
    if (fact.type === 'number' && fact.unit === '') return Number(text);
    return text;
}

/** Rows of [label, text] → facts by name. */
export function factsOf(rows) {
    return rows.map(([label, text]) => {
        const fact = factOf(label);
        return [fact.name, text === '不详' ? undefined : valueOf(fact, text)];
    });
}

export const plantSize = 0.2; // kilometres: a plant is a square of 200 m

/** A square plant whose near side lies so many metres from a line or box, in the middle of that side. */
export function beside(box, direction, metres) {
    const gap = metres / 1000;
    const [midX, midY] = [(box.west + box.east) / 2, (box.north + box.south) / 2];
    const half = plantSize / 2;
    const span = (near, sign) => (sign > 0 ? [near + gap, near + gap + plantSize] : [near - gap - plantSize, near - gap]);
    const [west, east] = { 东: () => span(box.east, 1), 西: () => span(box.west, -1) }[direction]?.() ?? [midX - half, midX + half];
    const [north, south] = { 南: () => span(box.south, 1), 北: () => span(box.north, -1) }[direction]?.() ?? [midY - half, midY + half];
    return rectangle({ west, east, north, south });
}

/** The box of a river's course. */
export function riverBox(map, name) {
    const row = map.rivers.find((river) => river.名称 === name);
    if (!row) throw new Error(`没有河流“${name}”`);
    const rows = parseMap(map.units);
    const corners = course(row.走向, { columns: rows[0].length, rows: rows.length });
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    return { west: Math.min(...xs), east: Math.max(...xs), north: Math.min(...ys), south: Math.max(...ys) };
}

/** A plant in the middle of a cell; columns and rows count from 1, as in the features. */
export function inCell(column, row) {
    const half = plantSize / 2;
    return rectangle({ west: column - 0.5 - half, east: column - 0.5 + half, north: row - 0.5 - half, south: row - 0.5 + half });
}

/** The cells marked X of a drawing. */
export function marked(text) {
    return multiPolygon(cellsBySymbol(parseMap(text)).get('X'));
}

// SPDX-License-Identifier: MulanPSL-2.0
// From the drawn map to a release: layers as GeoJSON, a manifest, `ecogate release build`. A map that was
// built before, by the same program and data, is not built again.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bookFiles, quietPackage } from './book.mjs';
import { bounds, cellsBySymbol, multiPolygon, parseMap } from './map.mjs';
import { releaseFolder } from './places.mjs';
import { run } from './program.mjs';
import { course, lineString } from './rivers.mjs';
import { layerOf, layers } from './words.mjs';

const county = { code: '520102', name: '南明区' };
const classes = { 优先保护: '1', 重点管控: '2', 一般管控: '3' };
/** Headings of a legend that data/fields.csv does not know as aliases of the trade. */
const headings = { 编码: 'CODE', 名称: 'NAME', 流域: 'KEY', 清单包: 'PACKAGES', 类别: 'CLASS', 要素: 'ELEMENT', 细类: 'SUBTYPE' };

export function emptyMap() {
    return {
        units: null, legend: [], overlays: {}, legends: {}, rivers: [], missing: [], tolerance: {},
        clauses: null, packages: [], lawBook: true, effectiveFrom: '2019-01-01', id: 'feature',
    };
}

const feature = (properties, geometry) => ({ type: 'Feature', properties, geometry });
const allCells = (rows) => rows.flatMap((row, y) => row.map((_, x) => [x, y]));

function unitFeatures(map, rows) {
    const cells = cellsBySymbol(rows);
    return map.legend.map((row) => {
        if (!cells.has(row.符号)) throw new Error(`管控单元图上没有符号“${row.符号}”`);
        return feature({
            CODE: row.编码, NAME: `（示例）${row.名称 || row.符号}`, CLASS: classes[row.类别] ?? row.类别,
            XZQDM: county.code, CITY: '（示例）市', SUBCLASS: '要素', PACKAGES: (row.清单包 || quietPackage).replaceAll('、', ';'),
        }, multiPolygon(cells.get(row.符号)));
    });
}

/** Every symbol of an overlay is one feature; a legend gives it attributes under the trade's own headings. */
function overlayFeatures(map, title, rows) {
    const role = layerOf(title).role;
    return [...cellsBySymbol(rows)].map(([symbol, cells], i) => {
        const row = (map.legends[title] ?? []).find((entry) => entry.符号 === symbol) ?? {};
        const properties = { CODE: `ZH99F${role}${i + 1}`, NAME: `（示例）${title}${symbol}` };
        for (const [heading, text] of Object.entries(row)) {
            if (heading !== '符号') properties[headings[heading] ?? heading] = text;
        }
        return feature(properties, multiPolygon(cells));
    });
}

function riverFeatures(map, rows) {
    const size = { columns: rows[0].length, rows: rows.length };
    return map.rivers.map((row, i) => feature({
        CODE: `ZH99FR${i + 1}`, NAME: `（示例）${row.名称}`, BASIN: row.流域, MAIN_STEM: row.干流 || '否',
        CATCHMENT: row.流域面积 || '一万平方公里以下',
    }, lineString(course(row.走向, size))));
}

/** Layers a scenario does not speak of are loaded and empty; the whole map drains to the Yangtze. */
function featuresOf(map, title, role) {
    const rows = parseMap(map.units);
    const overlay = map.overlays[title] && parseMap(map.overlays[title]);
    if (overlay && (overlay.length !== rows.length || overlay[0].length !== rows[0].length)) {
        throw new Error(`“${title}”图与管控单元图的大小不同`);
    }
    if (role === 'units') return unitFeatures(map, rows);
    if (role === 'counties') {
        return [feature({ CODE: county.code, NAME: county.name, CITY: '（示例）市' }, multiPolygon(allCells(rows)))];
    }
    if (role === 'rivers') return riverFeatures(map, rows);
    if (overlay) return overlayFeatures(map, title, overlay);
    if (role === 'basins') {
        const name = { CODE: 'ZH99FB1', NAME: '（示例）长江流域', KEY: '长江流域' };
        return [feature(name, multiPolygon(allCells(rows)))];
    }
    return [];
}

function manifest(map, present) {
    const books = [...(map.lawBook ? ['data:clauses'] : []), 'book'];
    const lines = [
        `books = ${JSON.stringify(books)}`, '[release]', `id = "${map.id}"`, 'title_zh = "（示例）特性测试发布包"',
        'title_en = "(example) release of a feature"', 'level = "province"', `effective_from = ${map.effectiveFrom}`,
        'example = true', 'notes_zh = "虚构，仅供测试。"', 'notes_en = "Invented, for tests."',
    ];
    for (const [title, { role, tolerance_m }] of present) {
        lines.push('[[layer]]', `role = "${role}"`, `file = "${role}.geojson"`, 'crs = "EPSG:4545"',
            `tolerance_m = ${map.tolerance[title] ?? tolerance_m}`, 'example = true', 'source = "invented for a feature"',
            'licence = "MulanPSL-2.0"');
    }
    return lines.join('\n') + '\n';
}

/** File name → text of everything the release is made from. */
export function sources(map) {
    if (map.units === null) throw new Error('还没有画管控单元图');
    const present = [...layers].filter(([title]) => !map.missing.includes(title));
    const files = { 'manifest.toml': manifest(map, present), ...bookFiles(map.clauses ?? [], map.packages) };
    for (const [title, { role }] of present) {
        files[`${role}.geojson`] = JSON.stringify({ type: 'FeatureCollection', features: featuresOf(map, title, role) });
    }
    return files;
}

/** Builds a release in a folder and returns what the program said. */
export function build(map, folder) {
    for (const [name, text] of Object.entries(sources(map))) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
    return run(['release', 'build', 'manifest.toml', '-o', 'release.egr'], folder);
}

/** The path of the release of a map, built or taken from the cache. */
export function releaseOf(map) {
    const key = createHash('sha256').update(JSON.stringify(sources(map))).digest('hex').slice(0, 16);
    const folder = join(releaseFolder(), key);
    if (!existsSync(join(folder, 'release.egr'))) {
        const fresh = `${folder}.new`;
        rmSync(fresh, { recursive: true, force: true });
        rmSync(folder, { recursive: true, force: true });
        const built = build(map, fresh);
        if (built.status !== 0) throw new Error(`发布包没有建成（${fresh}）：\n${built.stderr}`);
        renameSync(fresh, folder);
    }
    return join(folder, 'release.egr');
}

/** Kilometre bounds of everything an overlay draws. */
export function overlayBounds(map, title) {
    if (!map.overlays[title]) throw new Error(`没有画“${title}”`);
    return bounds([...cellsBySymbol(parseMap(map.overlays[title])).values()].flat());
}

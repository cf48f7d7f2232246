// SPDX-License-Identifier: MulanPSL-2.0
// The words of the features and what the engine calls them. Facts, layers and site roles are taken from
// data/, so a label corrected there is corrected here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from './csv.mjs';
import { data } from './places.mjs';

const table = (name) => parseCsv(readFileSync(join(data, name), 'utf8'));

export const verdicts = {
    不予准入: 'not_admissible', 待核实: 'undetermined', 需论证: 'needs_review',
    有条件准入: 'conditional', 准予准入: 'admissible',
};
export const statuses = { 命中: 'hit', 存疑: 'unknown', 未命中: 'not_hit', 不适用: 'not_applicable' };
export const tiers = {
    法律: 'law', 省级: 'province', 流域: 'basin', 区域: 'region', 市级: 'city', 园区: 'park',
    清单包: 'package', 单元: 'unit',
};
export const dimensions = { 空间布局: 'layout', 污染排放: 'emission', 环境风险: 'risk', 资源利用: 'resource' };
export const consequences = {
    不予准入: 'not_admissible', 需论证: 'needs_review', 有条件准入: 'conditional', 提示: 'note',
};
export const confidences = { 已核实: 'verified', 凭记忆: 'recalled', 推定: 'assumed', 示例: 'example' };

/** The engine's word, or a complaint that lists what may be written. */
export function translate(words, text, what) {
    if (!(text in words)) throw new Error(`${what}不能写“${text}”，可写：${Object.keys(words).join('、')}`);
    return words[text];
}
export const back = (words, value) => Object.keys(words).find((key) => words[key] === value) ?? value;

/** 新建 → new, for the facts whose domain is a list of words. */
function domainOf(row) {
    return row.domain.includes('=')
        ? Object.fromEntries(row.domain.split(';').map((entry) => {
              const [value, labels] = entry.split('=');
              return [labels.split('|')[0], value];
          }))
        : {};
}
export const facts = new Map();
for (const row of table('facts.csv')) facts.set(row.label_zh, { ...row, values: domainOf(row) });
for (const row of table('spatial_facts.csv')) {
    facts.set(row.label_zh, {
        ...row, type: row.measure === 'distance' ? 'number' : 'boolean', origin: 'spatial', values: {},
    });
}

export function factOf(label) {
    const fact = facts.get(label);
    if (!fact) throw new Error(`data/facts.csv 中没有名为“${label}”的事实`);
    return fact;
}

/** Layers by their Chinese title; the remark in brackets may be left out. */
export const layers = new Map();
for (const row of table('layers.csv')) layers.set(row.title_zh.replace(/（.*）$/, ''), row);
export function layerOf(title) {
    const layer = layers.get(title);
    if (!layer) throw new Error(`data/layers.csv 中没有图层“${title}”，可写：${[...layers.keys()].join('、')}`);
    return layer;
}

export const siteRoles = { 厂区: 'main' };
for (const row of table('site_roles.csv')) siteRoles[row.label_zh] = row.role;

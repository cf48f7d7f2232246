// SPDX-License-Identifier: MulanPSL-2.0
// A clause book written as a table in a feature, turned into the files that a manifest names.
import { formatCsv } from './csv.mjs';
import { confidences, consequences, dimensions, factOf, siteRoles, tiers, translate } from './words.mjs';

const fixed = [
    'id', 'title_zh', 'title_en', 'tier', 'scope', 'dimension', 'kind', 'parts', 'consequence', 'text_zh',
    'text_en', 'measures', 'basis', 'refusal_ground', 'source', 'from', 'to', 'confidence',
];
const kinds = { not_admissible: 'prohibit', needs_review: 'restrict', conditional: 'risk_measure', note: 'monitoring' };

/** 全域 | 位于… | 单元 ZH… | 清单包 … → the column `scope`. */
function scope(text) {
    if (text === '全域') return 'everywhere';
    const [, kind, id] = /^(单元|清单包) ?(\S+)$/.exec(text) ?? [];
    if (kind) return `${kind === '单元' ? 'unit' : 'package'}:${id}`;
    return `where:${factOf(text).name}`;
}

/** A cell may name values by their Chinese labels: "新建" stands for "new". */
function cell(text, fact) {
    if (text === '') return '-';
    if (text === '是') return 'true';
    if (text === '否') return 'false';
    return text.replace(/[“"]([^”"]*)[”"]/g, (_, word) => `"${fact.values[word] ?? word}"`);
}

const known = new Set(['编号', '名称', '层级', '适用', '维度', '场地', '后果', '生效', '失效', '置信']);

function clause(row) {
    const consequence = translate(consequences, row.后果, '后果');
    const title = `（示例）${row.名称 || row.编号}`;
    const line = {
        id: row.编号, title_zh: title, title_en: `(example) ${row.编号}`,
        tier: translate(tiers, row.层级 || '单元', '层级'), scope: scope(row.适用 || '全域'),
        dimension: translate(dimensions, row.维度 || '空间布局', '维度'), kind: kinds[consequence],
        parts: (row.场地 ?? '').split('、').filter(Boolean).map((text) => translate(siteRoles, text, '场地')).join(';'),
        consequence, text_zh: title, text_en: `(example) ${row.编号}`, basis: 'DEMO#1',
        source: 'invented for a feature', from: row.生效 || '2020-01-01', to: row.失效 ?? '',
        confidence: translate(confidences, row.置信 || '已核实', '置信'),
    };
    for (const heading of Object.keys(row).filter((name) => !known.has(name))) {
        const except = heading.startsWith('除外：');
        const fact = factOf(except ? heading.slice(3) : heading);
        line[`${except ? 'unless' : 'when'}:${fact.name}`] = cell(row[heading], fact);
    }
    return line;
}

/** What a unit refers to when its feature gives it no list: a release refuses a unit without any. */
export const quietPackage = 'PKG-FEATURE-QUIET';
const quiet = {
    编号: 'ZH99-FEATURE-QUIET', 名称: '无额外要求', 层级: '清单包', 适用: `清单包 ${quietPackage}`, 后果: '提示',
};

/** File name → text. */
export function bookFiles(clauses, packages) {
    const lines = [quiet, ...clauses].map(clause);
    const conditions = [...new Set(lines.flatMap((line) => Object.keys(line)))].filter((name) => name.includes(':'));
    const rows = lines.map((line) => ({ ...Object.fromEntries(conditions.map((name) => [name, '-'])), ...line }));
    const packageRows = [{ 编号: quietPackage, 名称: '无额外要求' }, ...packages].map((row) => ({
        id: row.编号, title_zh: `（示例）${row.名称 || row.编号}`, title_en: `(example) ${row.编号}`, tier: 'package',
        refers: (row.引用 ?? '').replaceAll('、', ';'), source: 'invented for a feature', confidence: 'example',
    }));
    return {
        'book/clauses.csv': formatCsv([...fixed, ...conditions], rows),
        'book/packages.csv': formatCsv(
            ['id', 'title_zh', 'title_en', 'tier', 'refers', 'source', 'confidence'], packageRows),
    };
}

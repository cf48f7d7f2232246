// SPDX-License-Identifier: MulanPSL-2.0
// What ecogate-bench-rules-gen wrote, and the one line of result that every engine prints.
import fs from 'node:fs';

const lines = (file) => fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => line.split('\t'));
const list = (text, separator) => (text ? text.split(separator) : []);

export function readClauses(folder) {
    return lines(`${folder}/clauses.tsv`).map(([id, unit, zone, sectors, negated, thresholds, pollutants]) => ({
        id: +id,
        unit: +unit,
        zone: +zone,
        sectors: list(sectors, '|'),
        negated: negated === '1',
        thresholds: list(thresholds, ';').map((one) => {
            const [, amount, operator, value] = /^(\d+)([<>])(.*)$/.exec(one);
            return { amount: +amount, operator, value: +value };
        }),
        pollutants: list(pollutants, '|'),
    }));
}

export function readProjects(folder, count) {
    return lines(`${folder}/projects.tsv`).slice(0, count).map(([, unit, zones, sector, amounts, pollutants]) => ({
        unit: +unit,
        zones: list(zones, '|'),
        sector,
        pollutants: list(pollutants, '|'),
        ...Object.fromEntries(list(amounts, ';').map((value, i) => [`n${i}`, +value])),
    }));
}

/** Counts and mixes matches as bench/rules/ours does: both sums stay below 2^53. */
export class Matches {
    count = 0;
    sum = 0;
    add(project, clause) {
        this.count += 1;
        this.sum += (clause * 2654435761 + project * 40503) % 4294967291;
    }
    get checksum() {
        return `${this.count}:${this.sum}`;
    }
}

export function report(engine, variant, { clauses, projects, loadSeconds, microseconds, matches }) {
    const sorted = [...microseconds].sort((a, b) => a - b);
    const seconds = microseconds.reduce((a, b) => a + b, 0) / 1e6;
    const rss = Math.round(process.memoryUsage().rss / 1e6);
    console.log(
        `kind=query task=clauses order=random engine=${engine} variant=${variant} clauses=${clauses} n=${projects} ` +
            `seconds=${seconds.toFixed(6)} rate=${(projects / seconds).toFixed(1)} ` +
            `p50_us=${sorted[Math.floor(sorted.length / 2)].toFixed(1)} load_s=${loadSeconds.toFixed(2)} rss_mb=${rss} ` +
            `checksum=${matches.checksum}`,
    );
}

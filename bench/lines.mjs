// SPDX-License-Identifier: MulanPSL-2.0
// Result lines of the bench programs: `key=value` words. Passes of one measurement are one entry.
import { readFileSync } from 'node:fs';

export function parse(text) {
    return text.split('\n').filter((line) => line.includes('kind=')).map((line) =>
        Object.fromEntries(line.trim().split(/\s+/).map((word) => {
            const at = word.indexOf('=');
            return [word.slice(0, at), word.slice(at + 1)];
        })));
}

export const read = (paths) => paths.flatMap((path) => parse(readFileSync(path, 'utf8')));

const identity = (line) => [line.set, line.task, line.order, line.n, line.engine, line.variant].join(' ');

/** Queries with the mean of their passes' seconds; `spread` is the greatest over the least. */
export function queries(lines) {
    const groups = Map.groupBy ? Map.groupBy(lines.filter((l) => l.kind === 'query'), identity) : grouped(lines);
    return [...groups.values()].map((passes) => {
        const seconds = passes.map((p) => Number(p.seconds));
        const mean = seconds.reduce((a, b) => a + b, 0) / seconds.length;
        return { ...passes[0], n: Number(passes[0].n), seconds: mean, rate: Number(passes[0].n) / mean,
            spread: Math.max(...seconds) / Math.min(...seconds), checksums: passes.map((p) => p.checksum) };
    });
}

function grouped(lines) {
    const groups = new Map();
    for (const line of lines.filter((l) => l.kind === 'query')) {
        groups.set(identity(line), [...(groups.get(identity(line)) ?? []), line]);
    }
    return groups;
}

/** Hits are compared to the last digit; totals to 1e-6. */
export function agree(a, b) {
    const [countA, sumA] = a.split(':');
    const [countB, sumB] = b.split(':');
    if (!sumA?.includes('.') || !sumB?.includes('.')) {
        return a === b;
    }
    return countA === countB && Math.abs(sumA - sumB) <= 1e-6 * Math.abs(Number(sumB)) + 1e-3;
}

/**
 * S2 draws edges as geodesics and measures on the sphere the plane is laid back on, which stretches it by up to a
 * hundredth: its hits may differ in one of 10,000, its distances in the hundredth.
 */
function nearOnTheSphere(task, a, b) {
    const [countA, sumA] = a.split(':').map(Number);
    const [countB, sumB] = b.split(':').map(Number);
    const near = (x, y, share) => Math.abs(x - y) <= share * Math.abs(y) + 1;
    return task.startsWith('nearest') ? near(countA, countB, 1e-2) && near(sumA, sumB, 2e-2) : near(countA, countB, 1e-4);
}

/** Every sample (set, task, order, n) whose checksums are not all alike. */
export function disagreements(entries) {
    const out = [];
    for (const entry of entries.filter((e) => e.checksums.every(Boolean))) {
        const ours = entries.find((e) => e.engine === 'ecogate' && e.set === entry.set && e.task === entry.task &&
            e.order === entry.order && e.n === entry.n);
        const reference = (ours ?? entry).checksums[0];
        if (reference && !entry.checksums.every((sum) => entry.engine.startsWith('s2')
            ? nearOnTheSphere(entry.task, sum, reference) : agree(sum, reference))) {
            out.push(`${entry.set} ${entry.task} ${entry.order} n=${entry.n}: ${entry.engine} ${entry.variant} says ` +
                `${entry.checksums.join(', ')}, expected ${reference}`);
        }
    }
    return out;
}

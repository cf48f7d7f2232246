// SPDX-License-Identifier: MulanPSL-2.0
// node gather.mjs check FILE…             fails where checksums or agreement differ
// node gather.mjs write FOLDER FILE…      FOLDER/RESULTS.md and FOLDER/plots/*.svg from result lines
import { execSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import { disagreements, queries, read } from './lines.mjs';
import { bars } from './plot.mjs';
import { targets } from './targets.mjs';

const [verb, ...rest] = process.argv.slice(2);
const lines = read(verb === 'write' ? rest.slice(1) : rest);
const entries = queries(lines);

const faults = disagreements(entries);
for (const line of lines.filter((l) => l.kind === 'agreement' && l.differ !== '0')) {
    faults.push(`${line.set} ${line.task}: ${line.differ} of ${line.pairs} pairs differ`);
}
faults.forEach((fault) => console.error(fault));
if (faults.length > 0) {
    process.exit(1);
}
console.log(`${entries.length} measurements, checksums agree`);

const number = (value, digits = 0) => Number(value).toLocaleString('en', { maximumFractionDigits: digits });
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
const said = (command) => {
    try {
        return execSync(command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n')[0];
    } catch {
        return 'not installed';
    }
};

/** Our fastest entry on the same sample as the peer's. */
const ours = (peer) => entries.filter((e) => e.engine === 'ecogate' && e.set === peer.set && e.task === peer.task &&
    e.order === peer.order && e.n === peer.n).sort((a, b) => b.rate - a.rate)[0];

function targetRow(target) {
    const peers = entries.filter((e) => e.engine !== 'ecogate' && e.set === target.set && e.task === target.task &&
        e.order === target.order && target.peer.test(e.engine) && (!target.variant || e.variant === target.variant))
        .filter(ours).sort((a, b) => b.rate - a.rate);
    if (peers.length === 0) {
        return [target.row, target.set, target.task, target.order, String(target.peer).replace(/[/^]/g, ''), '–', '–', `${target.must}× / ${target.aim}×`,
            'not measured'];
    }
    const best = peers[0];
    const ratio = ours(best).rate / best.rate;
    const verdict = ratio >= target.aim ? 'aim met' : ratio >= target.must ? 'must met' : '**missed**';
    return [target.row, target.set, target.task, target.order, `${best.engine} ${best.variant}`, number(best.rate),
        `${number(ours(best).rate)} = **${ratio.toFixed(ratio < 20 ? 1 : 0)}×**`, `${target.must}× / ${target.aim}×`,
        verdict];
}

function machine() {
    const versions = [['g++', 'g++ --version'], ['GEOS', 'geos-config --version'],
        ['S2', "dpkg-query -W -f='${Version}' libs2-dev"],
        ['PostGIS', "dpkg-query -W -f='${Version}' postgresql-15-postgis-3"],
        ['PostgreSQL', '/usr/lib/postgresql/15/bin/postgres --version'], ['commit', 'git rev-parse --short HEAD']];
    return [`${cpus()[0].model}, ${cpus().length} processors, ${number(totalmem() / 2 ** 30)} GiB, ` +
        `${said('uname -sr')}. ${new Date().toISOString().slice(0, 10)}.`,
        ...versions.map(([name, command]) => `${name}: ${said(command)}.`)].join(' ');
}

function all(set) {
    const rows = entries.filter((e) => e.set === set).sort((a, b) => `${a.task} ${a.order}`.localeCompare(
        `${b.task} ${b.order}`) || b.rate - a.rate);
    return table(['task', 'order', 'engine', 'queries', 'a second', 'ns a query', 'spread of passes', 'checksum'],
        rows.map((e) => [e.task, e.order, `${e.engine} ${e.variant}`, number(e.n), number(e.rate),
            number(1e9 / e.rate), `${e.spread.toFixed(2)}×`, `\`${e.checksums[0]}\``]));
}

const build = (set) => table(['layers', 'engine', 'seconds', 'M vertices/s', 'MB', 'B a vertex'],
    lines.filter((l) => l.kind === 'build' && l.set === set && l.pass !== '2').map((l) => [l.layers,
        `${l.engine} ${l.variant}`, number(l.seconds, 2), number(l.vertices / l.seconds / 1e6, 1),
        number(l.bytes / 1e6), number(l.bytes / l.vertices, 1)]));

/** Time of a query in overlapped reads over memory of about the index's size. */
function limits(set) {
    const reads = lines.filter((l) => l.kind === 'limit' && l.set === set);
    if (reads.length === 0) {
        return '';
    }
    const rows = entries.filter((e) => e.set === set && e.engine === 'ecogate' && e.variant === 'batch').map((e) => {
        const read = Number((e.task === 'points_units' ? reads[1] : reads[2]).overlapped_ns);
        return [e.task, e.order, number(e.n), number(1e9 / e.rate, 1), number(read, 1), number(1e9 / e.rate / read, 1)];
    });
    return [`## Distance to the physical limit, ${set} set`, '',
        'A read that overlaps with others is the least a query can cost. Over units most points need one line (the root ' +
        'table), over 21 layers about fifteen (root, nodes, leaf, covering set, edges).', '',
        table(['reads at random over', 'overlapped, ns', 'each after the other, ns'],
            reads.map((l) => [`${l.mb} MB`, l.overlapped_ns, l.dependent_ns])),
        table(['task', 'order', 'queries', 'ns a query', 'ns a read', 'reads\' worth'], rows)].join('\n');
}

function others() {
    const known = new Set(['heavy', 'light', 'tiny']);
    const rows = entries.filter((e) => !known.has(e.set));
    return rows.length === 0 ? '' : ['## Rules, assessments, screening (rows 11–13)', '',
        table(['row', 'task', 'engine', 'n', 'a second', 'µs', 'notes'], rows.map((e) => [e.row ?? '', e.task,
            `${e.engine} ${e.variant ?? ''}`, number(e.n), number(e.rate), number(1e6 / e.rate, 2),
            Object.entries(e).filter(([key]) => /^(p50|p99|load|memory|bytes|allocations)/.test(key))
                .map(([key, value]) => `${key} ${value}`).join(', ')]))].join('\n');
}

if (verb === 'write') {
    const folder = rest[0];
    mkdirSync(join(folder, 'plots'), { recursive: true });
    const sets = ['heavy', 'light', 'tiny'].filter((set) => entries.some((e) => e.set === set));
    const plots = [];
    for (const set of sets) {
        for (const task of new Set(entries.filter((e) => e.set === set).map((e) => e.task))) {
            const name = `${set}-${task}.svg`;
            const chosen = [...new Map(entries.filter((e) => e.set === set && e.task === task && e.order === 'random')
                .sort((a, b) => a.rate - b.rate).map((e) => [`${e.engine} ${e.variant}`, e])).values()];
            writeFileSync(join(folder, 'plots', name), bars(`${task}, ${set} set, queries a second, one thread`, chosen));
            plots.push(`![${set} ${task}](plots/${name})`);
        }
    }
    const text = ['# Results', '', 'Written by `./dev bench`; do not edit. How to read it: `bench/README.md`.', '',
        machine(), '', '## What issue 4 asks', '',
        'The best peer of its kind on the same sample, in the same order, with the same checksum; mean of both passes ' +
        '(A B B A). Rates are queries a second of processor time of one thread or process.', '',
        table(['row', 'set', 'task', 'order', 'best peer', 'peer /s', 'ours /s', 'must / aim', ''],
            targets.filter((t) => sets.includes(t.set)).map(targetRow)),
        '## Agreement with GEOS (row 8)', '', table(['set', 'task', 'queries', 'pairs', 'differ', 'worst'],
            lines.filter((l) => l.kind === 'agreement').map((l) => [l.set, l.task, l.queries, l.pairs, l.differ, l.worst])),
        '## Opening by memory map (row 9)', '', table(['set', 'MB', 'ms to the first answer'],
            lines.filter((l) => l.kind === 'open').map((l) => [l.set, number(l.bytes / 1e6), number(l.seconds * 1e3, 3)])),
        ...sets.flatMap((set) => [`## Memory and build, ${set} set (rows 9, 10)`, '', build(set)]),
        ...sets.map(limits), others(), ...sets.flatMap((set) => [`## Every measurement, ${set} set`, '', all(set)]),
        '## Plots', '', ...plots, ''].join('\n');
    writeFileSync(join(folder, 'RESULTS.md'), text);
    console.log(`written: ${join(folder, 'RESULTS.md')}, ${plots.length} plots`);
}

// SPDX-License-Identifier: MulanPSL-2.0
// The page of results and its pictures, from result lines. Nothing stands there that was not measured.
import { execSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

import { groupedBars, targetMarks } from './plot.mjs';
import { faster, single } from './targets.mjs';

const number = (value, digits = 0) => Number(value).toLocaleString('en', { maximumFractionDigits: digits });
const times = (ratio) => `${ratio.toFixed(ratio < 20 ? 1 : 0)}×`;
const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`), ''].join('\n');
const said = (command) => {
    try {
        return execSync(command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n')[0];
    } catch {
        return 'not installed';
    }
};

const titles = {
    points_units: 'Points → units', points_layers: 'Points → 21 layers', footprints_units: 'Footprints → units, with areas',
    footprints_layers: 'Footprints → 21 layers, with areas', lines_units: 'Lines → units, with lengths',
    nearest_point: 'Nearest of 5000 places, from a point', nearest_footprint: 'Nearest of 5000 places, from a footprint',
};
const sets = ['heavy', 'light', 'tiny'];

export class Results {
    constructor(lines, entries) {
        this.lines = lines;
        this.entries = entries;
        this.sets = sets.filter((set) => entries.some((e) => e.set === set));
    }

    /** Our fastest entry on the same sample as the peer's. */
    ours(peer) {
        return this.entries.filter((e) => e.engine === 'ecogate' && e.set === peer.set && e.task === peer.task &&
            e.order === peer.order && e.n === peer.n).sort((a, b) => b.rate - a.rate)[0];
    }

    /** The best of the peers a target names, and ours on its sample; nothing when it was not measured. */
    found(target) {
        const best = this.entries.filter((e) => e.engine !== 'ecogate' && e.set === target.set && e.task === target.task &&
            e.order === target.order && target.peer.test(e.engine) && (!target.variant || e.variant === target.variant) &&
            this.ours(e)).sort((a, b) => b.rate - a.rate)[0];
        return best && { best, ours: this.ours(best), is: this.ours(best).rate / best.rate };
    }

    /** A query's time in overlapped reads over memory of about the index's size. */
    reads(entry) {
        const megabytes = entry.task.endsWith('_layers') ? '512' : '64';
        const read = this.lines.find((l) => l.kind === 'limit' && l.set === entry.set && l.mb === megabytes);
        return read ? number(1e9 / entry.rate / read.overlapped_ns, 1) : '–';
    }

    fasterTable() {
        const rows = faster.filter((t) => this.sets.includes(t.set)).map((t) => {
            const asked = `${t.must}× / ${t.aim}×`;
            const found = this.found(t);
            if (!found) {
                return [t.row, t.set, t.task, t.order, String(t.peer).replace(/[/^]/g, ''), '–', '–', '–', asked, '–', 'not measured'];
            }
            const { best, ours, is } = found;
            return [t.row, t.set, t.task, t.order, `${best.engine} ${best.variant}`, number(best.rate), number(ours.rate),
                `**${times(is)}**`, asked, this.reads(ours), is >= t.aim ? 'aim' : is >= t.must ? 'must' : '**missed**'];
        });
        return table(['row', 'set', 'task', 'order', 'best peer', 'peer /s', 'ours /s', 'ratio', 'must / aim', 'overlapped reads a query',
            'reached'], rows);
    }

    singleTable() {
        const rows = single.map((t) => {
            const found = this.lines.filter(t.of).map((l) => Number(t.value(l))).filter(Number.isFinite);
            const must = t.most ?? t.least;
            const asked = `${t.most === undefined ? '≥' : '≤'} ${must} / ${t.aim}`;
            if (found.length === 0) {
                return [t.row, t.what, '–', asked, 'not measured'];
            }
            const is = found.reduce((a, b) => a + b, 0) / found.length;
            const holds = (limit) => t.most === undefined ? is >= limit : is <= limit;
            return [t.row, t.what, `**${number(is, is < 10 ? 2 : 1)}**`, asked, holds(t.aim) ? 'aim' : holds(must) ? 'must' : '**missed**'];
        });
        const zen = this.entries.filter((e) => e.engine === 'zen' && e.task === 'clauses').sort((a, b) => b.rate - a.rate)[0];
        const mine = this.entries.filter((e) => e.engine === 'ecogate' && e.task === 'clauses' && e.variant === 'verdict')
            .sort((a, b) => b.rate - a.rate)[0];
        if (zen && mine) {
            const is = mine.rate / zen.rate;
            rows.push([11, 'against GoRules Zen on 100,000 clauses', `**${number(is)}×**`, '≥ 5000× / –', is >= 5000 ? 'must' : '**missed**']);
        }
        return table(['row', 'what', 'ours', 'must / aim', 'reached'], rows);
    }

    machine() {
        const versions = [['g++', 'g++ --version'], ['GEOS', 'geos-config --version'],
            ['Boost', "dpkg-query -W -f='${Version}' libboost-dev"], ['S2', "dpkg-query -W -f='${Version}' libs2-dev"],
            ['PostGIS', "dpkg-query -W -f='${Version}' postgresql-15-postgis-3"],
            ['PostgreSQL', '/usr/lib/postgresql/15/bin/postgres --version'], ['commit', 'git rev-parse --short HEAD']];
        return [`${cpus()[0].model}, ${cpus().length} processors, ${number(totalmem() / 2 ** 30)} GiB, ` +
            `${said('uname -sr')}. ${new Date().toISOString().slice(0, 10)}.`,
            ...versions.map(([name, command]) => `${name}: ${said(command)}.`)].join(' ');
    }

    agreement() {
        return ['## Agreement with GEOS (row 8)', '',
            'Answer by answer: the same pairs; areas to 1e-4 m² or 1e-9, lengths to 1e-4 m, distances to 1 mm; units laid on ' +
            'their own layer own exactly themselves. `worst` is the greatest difference, m² or m.', '',
            table(['set', 'task', 'queries', 'pairs', 'differ', 'worst'], this.lines.filter((l) => l.kind === 'agreement')
                .map((l) => [l.set, l.task, number(l.queries), number(l.pairs), l.differ, l.worst]))].join('\n');
    }

    /** What comes before the first look-up, and an overlay's time on the same scale. */
    costs() {
        return this.sets.flatMap((set) => {
            const steps = this.lines.filter((l) => l.kind === 'cost' && l.set === set);
            if (steps.length === 0) {
                return [];
            }
            const vertices = steps[0].vertices / steps[0].n;
            const overlays = ['footprints_units', 'footprints_layers'].map((task) => this.entries.filter((e) => e.set === set &&
                e.engine === 'ecogate' && e.task === task && e.order === 'random').sort((a, b) => b.n - a.n)[0]).filter(Boolean);
            return [`## What a real assessment pays on top, ${set} set`, '',
                `Footprints of ${number(vertices, 1)} vertices on average. The figures above begin with integers on the plane; these ` +
                'steps come before, for every engine. Geodesic area is paid where polygons are checked or mended; areas in ' +
                'verdicts come from the equal-area plane.', '',
                table(['step', 'n', 'ns a vertex', 'ns a footprint'], [...steps.map((l) => [l.step, number(l.n),
                    number(l.ns_vertex, 1), number(l.ns_vertex * vertices)]), ...overlays.map((e) => [`for comparison: ${e.task}`,
                    number(e.n), number(1e9 / e.rate / vertices, 1), number(1e9 / e.rate)])])];
        });
    }

    /** What memory allows: rows where points travel in batches. */
    limits() {
        return this.sets.flatMap((set) => {
            const reads = this.lines.filter((l) => l.kind === 'limit' && l.set === set);
            const rows = this.entries.filter((e) => e.set === set && e.engine === 'ecogate' && e.variant === 'batch')
                .map((e) => [e.task, e.order, number(e.n), number(1e9 / e.rate, 1), this.reads(e)]);
            return reads.length === 0 ? [] : [`## Distance to the physical limit, ${set} set`, '',
                'A read that overlaps with others is the least a query can cost. Over units most points need one line (the root ' +
                'table), over 21 layers about fifteen (root, nodes, leaf, covering set, edges).', '',
                table(['reads at random over', 'overlapped, ns', 'each after the other, ns'],
                    reads.map((l) => [`${l.mb} MB`, l.overlapped_ns, l.dependent_ns])),
                table(['task', 'order', 'queries', 'ns a query', 'overlapped reads a query'], rows)];
        });
    }

    builds(set) {
        const rows = this.lines.filter((l) => l.kind === 'build' && l.set === set && l.pass !== '2').map((l) => [l.layers,
            `${l.engine} ${l.variant}`, number(l.seconds, 2), number(l.vertices / l.seconds / 1e6, 1), number(l.bytes / 1e6),
            number(l.bytes / l.vertices, 1)]);
        return [`## Memory and build, ${set} set`, '', 'Vertices included, 8 bytes each in ours; of GEOS, S2 and Boost what the process grew by; ' +
            'of PostGIS the table of pieces with its index.', '', table(['layers', 'engine', 'seconds', 'M vertices/s', 'MB', 'B a vertex'],
            [...new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row])).values()])];
    }

    others() {
        const rows = this.entries.filter((e) => !sets.includes(e.set));
        return rows.length === 0 ? [] : ['## Rules, assessments, screening (rows 11–13)', '',
            table(['task', 'engine', 'n', 'a second', 'µs', 'notes'], rows.map((e) => [e.task, `${e.engine} ${e.variant ?? ''}`,
                number(e.n), number(e.rate, e.rate < 10 ? 2 : 0), number(1e6 / e.rate, 2), Object.entries(e)
                    .filter(([key]) => /^(p50|p99|load|memory|peak|bytes|allocations|core|clauses|layers)/.test(key))
                    .map(([key, value]) => `${key} ${value}`).join(', ')]))];
    }

    /** What issue 5 asks of the server: wrk on loopback, sharing the processors. */
    http() {
        const rows = this.lines.filter((l) => l.kind === 'http' && l.task !== 'mixed-first');
        const bound = (l, key, holds) => l[`must_${key}`] === undefined ? [] :
            [holds(Number(l[key]), Number(l[`must_${key}`])) ? `${key} met` : `**${key} missed (${l[`must_${key}`]})**`];
        const most = (a, b) => a <= b;
        return rows.length === 0 ? [] : ['## The server (issue 5)', '',
            table(['task', 'connections', 'seconds', 'requests/s', 'p50 ms', 'p99 ms', 'MiB', ''], rows.map((l) => [l.task,
                l.connections ?? '', l.seconds ?? '', l.rate ? number(l.rate) : '', l.p50_ms ?? '', l.p99_ms ?? '',
                l.mib ?? (l.first_mib ? `${l.first_mib} → ${l.last_mib}` : ''),
                [...(l.layers ? [`${l.layers} layers`] : []), ...bound(l, 'rate', (a, b) => a >= b), ...bound(l, 'p50_ms', most), ...bound(l, 'p99_ms', most), ...bound(l, 'mib', most),
                    ...(Number(l.wrong ?? 0) > 0 ? [`**${l.wrong} wrong**`] : [])].join(', ')]))];
    }

    all(set) {
        const rows = this.entries.filter((e) => e.set === set).sort((a, b) => `${a.task} ${a.order}`.localeCompare(
            `${b.task} ${b.order}`) || b.rate - a.rate);
        return [`## Every measurement, ${set} set`, '', table(['task', 'order', 'engine', 'queries', 'a second', 'ns a query', 'spread of passes',
            'checksum'], rows.map((e) => [e.task, e.order, `${e.engine} ${e.variant}`, number(e.n), number(e.rate),
            number(1e9 / e.rate), `${e.spread.toFixed(2)}×`, `\`${e.checksums[0]}\``]))];
    }

    /** Every engine's greatest sample of a task in random order, and how far ours is ahead on that very sample. */
    bars(set) {
        const groups = Object.entries(titles).map(([task, title]) => {
            const greatest = new Map();
            for (const e of this.entries.filter((one) => one.set === set && one.task === task && one.order === 'random')
                .sort((a, b) => a.n - b.n)) {
                greatest.set(`${e.engine} ${e.variant}`, e);
            }
            return { title, rows: [...greatest].map(([label, e]) => ({ engine: e.engine, label, rate: e.rate,
                note: e.engine === 'ecogate' || !this.ours(e) ? '' : `ours ${times(this.ours(e).rate / e.rate)}` })) };
        }).filter((group) => group.rows.length > 0);
        return groupedBars(`Queries a second, one thread, ${set} set`,
            'Processor time, random order, mean of both passes; ratios on equal samples with equal checksums. Logarithmic.', groups);
    }

    plots() {
        const plots = this.sets.map((set) => ({ name: `${set}.svg`, alt: `Queries a second, ${set} set`, svg: this.bars(set) }));
        const rows = faster.map((t) => ({ t, found: this.found(t) })).filter(({ found }) => found)
            .map(({ t, found }) => ({ label: [`${t.row}  ${titles[t.task].split(',')[0]}`, titles[t.task].split(',')[1]?.match(/ from.*/)?.[0],
                    t.set === 'heavy' ? '' : ` ${t.set}`, t.order === 'random' ? '' : ` ${t.order}`].filter(Boolean).join(','),
                against: found.best.engine, must: t.must, aim: t.aim, is: found.is }));
        if (rows.length > 0) {
            plots.unshift({ name: 'targets.svg', alt: 'Asked and reached', svg: targetMarks('How many times as fast as the best peer named',
                'Bar: asked at least; dashed: aimed at; dot: measured (green: aim, blue: must, red: missed). Heavy set unless said.', rows) });
        }
        return plots;
    }

    page(notes, plots) {
        return ['# Results', '', 'Written by `node bench/gather.mjs write` from what the programs of `./dev bench` printed; do not edit. ' +
            'What is compared, and its limits: `bench/README.md`.', '', this.machine(), '', ...notes.flatMap((note) => [note, '']),
            '## What issue 4 asks', '',
            'The best peer of its kind on the same sample, in the same order, with the same checksum; mean of both passes (A B B A). ' +
            'Rates are queries a second of processor time of one thread or process. The last but one column sets our time against what ' +
            'memory allows: one overlapped read at random is the least a query can cost.', '',
            this.fasterTable(), this.singleTable(),
            ...plots.flatMap(({ name, alt }) => [`![${alt}](plots/${name})`, '']),
            this.agreement(), ...this.costs(), ...this.limits(), ...this.sets.flatMap((set) => this.builds(set)), ...this.others(), ...this.http(),
            ...this.sets.flatMap((set) => this.all(set))].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';
    }
}

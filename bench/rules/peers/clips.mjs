// SPDX-License-Identifier: MulanPSL-2.0
// CLIPS (Rete): one defrule a clause, projects asserted one at a time. Writes a program for clips(1), runs it and
// prints its result. usage: node clips.mjs DIR [PROJECTS] [CLAUSES]
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { readClauses, readProjects } from './tables.mjs';

const [folder, projectCount = '20', clauseCount = 'Infinity'] = process.argv.slice(2);
const clauses = readClauses(folder).slice(0, +clauseCount);
const projects = readProjects(folder, +projectCount);

function slots(clause) {
    const all = [];
    if (clause.unit >= 0) all.push(`(unit ${clause.unit})`);
    if (clause.zone >= 0) all.push(`(zones $? ${clause.zone} $?)`);
    if (clause.sectors.length) {
        const tests = clause.sectors.map((prefix) => `(begins ?s "${prefix}")`);
        const any = tests.length > 1 ? `(or ${tests.join(' ')})` : tests[0];
        all.push(`(sector ?s&:${clause.negated ? `(not ${any})` : any})`);
    }
    for (const { amount, operator, value } of clause.thresholds) all.push(`(n${amount} ?n${amount}&:(${operator} ?n${amount} ${value}))`);
    if (clause.pollutants.length) all.push(`(pollutants $? ${clause.pollutants.join('|')} $?)`);
    return all.join(' ');
}

const amounts = Array.from({ length: 12 }, (_, i) => `n${i}`);
const asserted = (p) =>
    `(project (unit ${p.unit}) (zones ${p.zones.join(' ')}) (sector "${p.sector}") (pollutants ${p.pollutants.join(' ')}) ` +
    `${amounts.map((name) => `(${name} ${p[name]})`).join(' ')})`;

const program = [
    '(defglobal ?*p* = 0 ?*count* = 0 ?*sum* = 0 ?*begun* = 0 ?*fact* = 0)',
    '(deffunction begins (?s ?prefix) (eq (sub-string 1 (str-length ?prefix) ?s) ?prefix))',
    `(deftemplate project (slot unit) (multislot zones) (slot sector) (multislot pollutants) ${amounts.map((n) => `(slot ${n})`).join(' ')})`,
    '(deffunction hit (?clause) (bind ?*count* (+ ?*count* 1))',
    '  (bind ?*sum* (+ ?*sum* (mod (+ (* ?clause 2654435761) (* ?*p* 40503)) 4294967291))))',
    // "exists": a multifield that matches twice still counts once.
    ...clauses.map((clause) => `(defrule c${clause.id} (exists (project ${slots(clause)})) => (hit ${clause.id}))`),
    '(reset)',
    '(bind ?*begun* (time))',
    ...projects.flatMap((p, i) => [`(bind ?*p* ${i})`, `(bind ?*fact* (assert ${asserted(p)}))`, '(run)', '(retract ?*fact*)']),
    '(printout t "RESULT " (- (time) ?*begun*) " " ?*count* " " ?*sum* crlf)',
    '(exit)',
];
const file = `${folder}/clauses.clp`;
fs.writeFileSync(file, program.join('\n') + '\n');
const started = performance.now();
const output = execFileSync('clips', ['-f2', file], { encoding: 'utf8', maxBuffer: 1 << 30 });
const whole = (performance.now() - started) / 1000;
const [, seconds, count, sum] = /RESULT (\S+) (\d+) (\d+)/.exec(output);
console.log(
    `kind=query task=clauses order=random engine=clips variant=rete clauses=${clauses.length} n=${projects.length} ` +
        `seconds=${seconds} rate=${(projects.length / +seconds).toFixed(1)} p50_us=${((+seconds / projects.length) * 1e6).toFixed(1)} ` +
        `load_s=${(whole - seconds).toFixed(2)} checksum=${count}:${sum}`,
);

// SPDX-License-Identifier: MulanPSL-2.0
// usage: node run.mjs DIR zen|cel|json_rules_engine [PROJECTS] [CLAUSES]
import { Matches, readClauses, readProjects, report } from './tables.mjs';

const [folder, name, projectCount = '20', clauseCount = 'Infinity'] = process.argv.slice(2);
const { load, variant } = await import(`./${name}.mjs`);
const clauses = readClauses(folder).slice(0, +clauseCount);
const projects = readProjects(folder, +projectCount);

const started = performance.now();
const evaluate = await load(clauses, projects[0]);
const loadSeconds = (performance.now() - started) / 1000;

const matches = new Matches();
const microseconds = [];
for (const [number, project] of projects.entries()) {
    const from = performance.now();
    const ids = await evaluate(project);
    microseconds.push((performance.now() - from) * 1000);
    for (const id of ids) matches.add(number, +id);
}
report(name, variant, { clauses: clauses.length, projects: projects.length, loadSeconds, microseconds, matches });

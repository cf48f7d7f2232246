// SPDX-License-Identifier: MulanPSL-2.0
// node gather.mjs check FILE…             fails where checksums or agreement differ
// node gather.mjs write FOLDER FILE…      FOLDER/RESULTS.md and FOLDER/plots/*.svg from result lines (*.txt); what a
//                                         *.md says of the run is taken over
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { disagreements, queries, read } from './lines.mjs';
import { Results } from './results.mjs';

const [verb, ...rest] = process.argv.slice(2);
const files = verb === 'write' ? rest.slice(1) : rest;
const lines = read(files.filter((path) => !path.endsWith('.md')));
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

if (verb === 'write') {
    const folder = rest[0];
    const notes = files.filter((path) => path.endsWith('.md')).map((path) => readFileSync(path, 'utf8').trim());
    const results = new Results(lines, entries);
    rmSync(join(folder, 'plots'), { recursive: true, force: true });
    mkdirSync(join(folder, 'plots'));
    const plots = results.plots();
    for (const { name, svg } of plots) {
        writeFileSync(join(folder, 'plots', name), svg);
    }
    writeFileSync(join(folder, 'RESULTS.md'), results.page(notes, plots));
    console.log(`written: ${join(folder, 'RESULTS.md')}, ${plots.length} plots`);
}

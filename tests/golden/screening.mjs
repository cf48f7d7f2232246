// SPDX-License-Identifier: MulanPSL-2.0
// The worked examples, each reduced to its main site, through `ecogate screen` and through `ecogate assess`: verdict,
// deciding clauses, hits and units must agree. usage: node screening.mjs ECOGATE RELEASE
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const [ecogate, release] = process.argv.slice(2);
const day = '2026-11-24';
const folder = mkdtempSync(join(tmpdir(), 'screening-'));

function run(...args) {
    const done = spawnSync(ecogate, [...args, '--release', release, '--as-of', day], { encoding: 'utf8', maxBuffer: 64 << 20 });
    assert.equal(done.status, 0, `ecogate ${args.join(' ')}\n${done.stderr}`);
    return done.stdout;
}

const examples = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.toml')).sort();
const assessed = [];
const lines = [];
for (const example of examples) {
    const { project } = JSON.parse(run('assess', join(root, 'examples', example), '--format', 'json'));
    const main = project.site.find((site) => site.role === 'main');
    if (!main.geometry) continue;
    const alone = join(folder, 'alone.json');
    writeFileSync(alone, JSON.stringify({ ...project, site: [main] }));
    assessed.push({ example, ...JSON.parse(run('assess', alone, '--format', 'json')) });
    lines.push(JSON.stringify({ type: 'Feature', id: example, geometry: main.geometry, properties: project.facts }));
}
assert.ok(assessed.length >= 6, 'six examples at least');
const sites = join(folder, 'sites.ndjson');
const output = join(folder, 'out.ndjson');
writeFileSync(sites, `${lines.join('\n')}\n`);
run('screen', sites, '-o', output, '--crs', 'CGCS2000', '--quiet');
const screened = readFileSync(output, 'utf8').trim().split('\n').map((line) => JSON.parse(line).properties);
assert.equal(screened.length, assessed.length);
screened.forEach((row, i) => {
    const { example, verdict, decided_by, units, findings } = assessed[i];
    const hits = findings.filter((one) => one.status === 'hit').map((one) => one.clause).sort();
    assert.equal(row.site, example);
    assert.equal(row.verdict, verdict, example);
    assert.deepEqual(row.decided_by, decided_by, example);
    assert.deepEqual(row.hits.map((one) => one.clause).sort(), hits, example);
    assert.deepEqual(row.units.map((one) => [one.code, one.share]), units.map((one) => [one.code, one.share]), example);
});
rmSync(folder, { recursive: true });
console.log(`golden: ${screened.length} worked examples screen to what they are assessed to`);

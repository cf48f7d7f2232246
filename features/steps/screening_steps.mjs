// SPDX-License-Identifier: MulanPSL-2.0
// 批量筛查: tables of sites through the real program, compared with one assessment after the other.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { parseCsv } from '../support/csv.mjs';
import { data, program } from '../support/places.mjs';
import { back, verdicts } from '../support/words.mjs';

const day = '2026-11-24';
const crs = 'EPSG:4545';

Given('场址表“{label}”为', function (name, table) {
    this.write(name, `${table.raw().map((row) => row.join(',')).join('\n')}\n`);
});

/** The same sites in every run: a linear congruential generator (Knuth's MMIX constants). */
function dice(seed) {
    let state = BigInt(seed);
    return (bound) => {
        state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
        return Number((state >> 33n) % BigInt(bound));
    };
}

Given('随机场址 {int} 个写入“{label}”', function (count, name) {
    const roll = dice(20261128);
    const lines = [];
    for (let i = 0; i < count; i++) {
        const [east, north, size] = [479800 + roll(4400), 2947900 + roll(2200), 20 + roll(300)];
        const ring = [[0, 0], [size, 0], [size, size], [0, size], [0, 0]].map(([x, y]) => [east + x, north + y]);
        const properties = { nature: roll(2) ? 'new' : 'rebuild', land_area: `${1 + roll(50)} hm2` };
        if (roll(3)) properties.sector = ['C2611', 'C1512', 'C3360', 'D4412'][roll(4)];
        if (roll(2)) properties.has_outlet = roll(2) === 1;
        lines.push(JSON.stringify({ type: 'Feature', id: i + 1, properties, geometry: { type: 'Polygon', coordinates: [ring] } }));
    }
    this.write(name, `${lines.join('\n')}\n`);
});

function screening(scene, sites, output, more) {
    return ['screen', sites, '-o', output, '--release', scene.releaseFile(), '--as-of', day, '--quiet', ...more];
}
const path = (scene, name) => join(scene.folder, name);

When(/^以 2026-11-24 为基准日、按 (\S+) 筛查“([^”]+)”，写入“([^”]+)”$/, function (system, sites, output) {
    const answer = this.run(screening(this, sites, output, ['--crs', system]));
    assert.equal(answer.status, 0, answer.stderr);
    this.sites = sites;
    this.output = output;
});
When('试筛查“{label}”，写入“{label}”', function (sites, output) {
    this.run(screening(this, sites, output, []));
});
When('试按 {word} 筛查“{label}”，写入“{label}”', function (system, sites, output) {
    this.run(screening(this, sites, output, ['--crs', system]));
});
When('分 {int} 片筛查“{label}”并合并为“{label}”', function (count, sites, output) {
    for (let i = 1; i <= count; i++) {
        const answer = this.run(screening(this, sites, output, ['--crs', crs, '--shard', `${i}/${count}`]));
        assert.equal(answer.status, 0, answer.stderr);
    }
    const merged = this.run(['screen', 'merge', '-o', output]);
    assert.equal(merged.status, 0, merged.stderr);
});

/** Interrupts as soon as the part has grown: no clock, a condition. */
const interrupted = (scene, args, part) => new Promise((resolve) => {
    const child = spawn(program, ['--rules-data', data, ...args], { cwd: scene.folder, stdio: 'ignore' });
    const watch = setInterval(() => {
        if (!existsSync(part) || readFileSync(part).length < 1000) return;
        child.kill('SIGINT'); // once: a second one would end the program as it stands
        clearInterval(watch);
    }, 1);
    child.on('exit', (status) => {
        clearInterval(watch);
        resolve(status);
    });
});
When('筛查“{label}”写入“{label}”，中途按 Ctrl-C，再用同样的命令做完', async function (sites, output) {
    const args = screening(this, sites, output, ['--crs', crs]);
    const status = await interrupted(this, args, path(this, `${output}.part`));
    assert.ok([0, 130].includes(status), `退出码 ${status}`);
    const answer = this.run(args);
    assert.equal(answer.status, 0, answer.stderr);
});

const read = (scene, name) => readFileSync(path(scene, name), 'utf8');
const table = (scene, name) => parseCsv(read(scene, name).replace(/^\uFEFF/, ''));

Then('筛查出 {int} 行，拒绝 {int} 行', function (screened, rejected) {
    const summary = JSON.parse(read(this, `${this.output}.summary.json`));
    assert.equal(summary.rows - summary.rejected, screened, JSON.stringify(summary));
    assert.equal(summary.rejected, rejected, JSON.stringify(summary));
});
Then('筛查结果中“{label}”的结论为“{verdict}”', function (site, verdict) {
    const found = features(this).find(({ properties }) => properties.site === site);
    assert.equal(back(verdicts, found.properties.verdict), verdict);
    assert.equal(found.properties.verdict_zh, verdict);
});
Then(/^拒绝表中第 (\d+) 行为 (E-[A-Z]+-\d+)，列为“([^”]*)”$/, function (row, code, column) {
    const found = table(this, `${this.output}.rejects.csv`).find((one) => one.row === String(row));
    assert.ok(found, `拒绝表中没有第 ${row} 行`);
    assert.deepEqual([found.code, found.column], [code, column]);
    for (const key of ['reason_zh', 'reason_en', 'remedy_zh', 'remedy_en', 'place']) assert.ok(found[key], key);
});
Then('“{label}”与“{label}”逐字节相同', function (one, other) {
    for (const rest of ['', '.rejects.csv', '.summary.json']) {
        assert.ok(readFileSync(path(this, one + rest)).equals(readFileSync(path(this, other + rest))), `${one}${rest}`);
    }
});

const features = (scene) => read(scene, scene.output).trim().split('\n').map((line) => JSON.parse(line));

/** The rows of the scenario's table as project files. */
function projects(scene) {
    const project = (facts, geometry, system) =>
        ({ project: { name: 'x' }, facts, site: [{ role: 'main', crs: system, geometry }] });
    if (scene.sites.endsWith('.ndjson')) {
        return read(scene, scene.sites).trim().split('\n').map((line) => JSON.parse(line))
            .map(({ properties, geometry }) => project(properties, geometry, crs));
    }
    const words = { C2611: 'C2611', C1512: 'C1512', 新建: 'new', 改建: 'rebuild', 是: true, 否: false };
    const names = { 行业代码: 'sector', 建设性质: 'nature', 排放污染物: 'discharges_pollutants' };
    return table(scene, scene.sites).map((row) => {
        const stated = Object.entries(names).filter(([label]) => row[label] in words);
        const facts = Object.fromEntries(stated.map(([label, name]) => [name, words[row[label]]]));
        return project(facts, { type: 'Point', coordinates: [Number(row.东坐标), Number(row.北坐标)] }, crs);
    });
}

Then('每一行的结论和起决定作用的条款与逐个研判相同', function () {
    const screened = new Map(features(this).map((feature) => [feature.id, feature.properties]));
    projects(this).forEach((project, i) => {
        this.projectText = JSON.stringify(project);
        const answer = this.assess(day, 'json');
        const row = screened.get(i + 1);
        assert.equal(row === undefined, answer.status !== 0, `第 ${i + 1} 行：${answer.stderr}`);
        if (row === undefined) return;
        const { verdict, decided_by, units } = JSON.parse(answer.stdout);
        assert.equal(row.verdict, verdict, `第 ${i + 1} 行`);
        assert.deepEqual(row.decided_by, decided_by, `第 ${i + 1} 行`);
        assert.deepEqual(row.units.map(({ code, share }) => [code, share]), units.map(({ code, share }) => [code, share]));
    });
});

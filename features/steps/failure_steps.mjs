// SPDX-License-Identifier: MulanPSL-2.0
// 当… that should fail, replays, and the exact text of complaints.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { build, emptyMap, releaseOf } from '../support/release.mjs';
import { names } from '../support/world.mjs';

const path = (scene, name) => join(scene.folder, name);

When('试以 {word} 为基准日研判', function (asOf) {
    this.assess(asOf, 'json');
});
When('试研判项目文件“{label}”', function (file) {
    this.run(['assess', file, '--release', this.releaseFile(), '--as-of', '2026-11-24', '--format', 'json']);
});
When('试建发布包', function () {
    this.answer = build(this.map, this.folder);
});
When('试查看发布包', function () {
    this.run(['release', 'show', this.releaseFile()]);
});
Given('发布包的第 {int} 个字节被改动', function (offset) {
    this.releaseFile();
    const bytes = readFileSync(path(this, names.release));
    bytes[offset - 1] ^= 1;
    writeFileSync(path(this, names.release), bytes);
});
Given('发布包的末尾一个字节被改动', function () {
    this.releaseFile();
    const bytes = readFileSync(path(this, names.release));
    bytes[bytes.length - 1] ^= 1;
    writeFileSync(path(this, names.release), bytes);
});
Given('发布包被截短为 {int} 字节', function (size) {
    this.releaseFile();
    truncateSync(path(this, names.release), size);
});
Given('发布包换成文本文件', function () {
    this.write(names.release, '这不是发布包。'.repeat(40));
});

const verify = (scene, release) => scene.run(['verify', names.assessment, '--release', release]);
When('核验研判文件', function () {
    verify(this, names.release);
});
When('把研判文件中的“{label}”改为“{label}”后核验', function (from, to) {
    const text = readFileSync(path(this, names.assessment), 'utf8');
    assert.ok(text.includes(from), `研判文件中没有“${from}”`);
    this.write(names.assessment, text.replace(from, to));
    verify(this, names.release);
});
When('用另一个发布包核验', function () {
    copyFileSync(releaseOf({ ...emptyMap(), ...this.map, id: 'another' }), path(this, '另一个.egr'));
    verify(this, '另一个.egr');
});

const show = ({ args, status, stdout, stderr }) => `ecogate ${args.join(' ')}\n退出码 ${status}\n${stderr || stdout.slice(0, 2000)}`;

/** Compares the Chinese half of a complaint; digests and sizes differ with every rule file, the words do not. */
function complaint(answer, expected) {
    const blocks = answer.stderr.trim().split(/\n(?=E-|\[)/).filter((block) => !/^ {2}(place|remedy): /m.test(block));
    const found = blocks.join('\n').replace(/[0-9a-f]{64}/g, '<摘要>').replace(/应有 \d+ 字节/, '应有 <字节> 字节')
        .replace(/自第 \d+ 字节/, '自第 <位置> 字节').replace(/（文件：“.*”，重放：“.*”）/, '（文件：“<片段>”，重放：“<片段>”）');
    assert.equal(found, expected.trim(), `报错不同\n${show(answer)}`);
}

Then('核验通过', function () {
    assert.equal(this.answer.status, 0, show(this.answer));
});
Then('被拒绝，报错为', function (text) {
    assert.equal(this.answer.status, 2, `退出码应为 2\n${show(this.answer)}`);
    complaint(this.answer, text);
    assert.equal(this.answer.stdout, '', '被拒绝时标准输出应为空');
});
Then(/^(?:发布包不可用|核验不通过)，报错为$/, function (text) {
    assert.equal(this.answer.status, 3, `退出码应为 3\n${show(this.answer)}`);
    complaint(this.answer, text);
});
Then('没有建成，报错有', function (text) {
    assert.notEqual(this.answer.status, 0, show(this.answer));
    for (const line of text.trim().split('\n')) assert.ok(this.answer.stderr.includes(line), `没有“${line}”\n${show(this.answer)}`);
});
// One complaint among several: its code, and its words to the letter; the place between them is the file's own.
Then(/^被拒绝，指出 (E-[A-Z]+-\d+) (.+)$/, function (code, words) {
    assert.equal(this.answer.status, 2, `退出码应为 2\n${show(this.answer)}`);
    const found = this.answer.stderr.split('\n').some((line) => line.includes(code) && line.endsWith(words));
    assert.ok(found, `没有指出“${code} ${words}”\n${show(this.answer)}`);
    assert.equal(this.answer.stdout, '', '被拒绝时标准输出应为空');
});

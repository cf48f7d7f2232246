// SPDX-License-Identifier: MulanPSL-2.0
// Reports as files: written, replayed, and the same from the server.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { k_verify } from './service_steps.mjs';

const endings = { Word: 'docx', Excel: 'xlsx' };
const file = (kind) => `报告.${endings[kind]}`;

When('以 {word} 为基准日生成 {word} 报告', function (asOf, kind) {
    this.asOf = asOf;
    this.run(['assess', this.projectFile(), '--release', this.releaseFile(), '--as-of', asOf, '--format', endings[kind],
        '--verify-address', k_verify, '-o', file(kind)]);
    assert.equal(this.answer.status, 0, this.answer.stderr);
});
When('核验 {word} 报告', function (kind) {
    this.run(['verify', file(kind), '--release', this.releaseFile()]);
});
When('报告文件的第 {int} 个字节被改动后核验', function (offset) {
    const path = join(this.folder, file('Word'));
    const bytes = readFileSync(path);
    bytes[offset - 1] ^= 1;
    writeFileSync(path, bytes);
    this.run(['verify', file('Word'), '--release', this.releaseFile()]);
});
Then('核验给出的结论为“{verdict}”', function (verdict) {
    assert.equal(this.answer.status, 0, this.answer.stderr);
    assert.ok(this.answer.stdout.includes(`结论：${verdict}`), this.answer.stdout);
});
Then('服务生成的 {word} 报告与之逐字节相同', async function (kind) {
    const project = readFileSync(join(this.folder, this.projectFile()), 'utf8');
    const reply = await fetch(`${this.url}/api/v1/report?format=${endings[kind]}&as_of=${this.asOf}`, {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: project,
    });
    assert.equal(reply.status, 200, `应答 ${reply.status}`);
    assert.match(reply.headers.get('content-disposition'), /^attachment; filename\*=UTF-8''/);
    const bytes = Buffer.from(await reply.arrayBuffer());
    assert.ok(bytes.equals(readFileSync(join(this.folder, file(kind)))), '字节不同');
});
Given('模板文件写成', function (text) {
    this.write('模板.docx', text);
});
When('检查模板', function () {
    this.run(['report', 'template', 'check', '模板.docx']);
});
When('导出默认模板并检查', function () {
    this.run(['report', 'template', 'export', '-o', '模板.docx']);
    assert.equal(this.answer.status, 0, this.answer.stderr);
    this.run(['report', 'template', 'check', '模板.docx']);
});
Then('模板可以使用', function () {
    assert.equal(this.answer.status, 0, this.answer.stderr);
    assert.ok(this.answer.stdout.includes('可以使用'), this.answer.stdout);
});

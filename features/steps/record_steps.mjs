// SPDX-License-Identifier: MulanPSL-2.0
// 业务记录: a sample of every kind of event, checked, copied and tampered with by the real program.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { root } from '../support/places.mjs';

const original = '业务记录';

/** Runs a verb of `record`; a failure of what must succeed ends the scenario here. */
function record(scene, ...args) {
    const answer = scene.run(['record', ...args]);
    assert.equal(answer.status, 0, answer.stderr);
    return answer.stdout;
}

const headOf = (text) => /链首：第 (\d+) 条，([0-9a-f]{64})/.exec(text)?.slice(1).join(' ');

Given('有一份业务记录的样本', function () {
    mkdirSync(join(this.folder, original));
    copyFileSync(join(root, 'tests/store/migrations/0001/record.sqlite'), join(this.folder, original, 'record.sqlite'));
});

When('核对业务记录', function () {
    record(this, 'check', '--data', original);
});
When('以第 {int} 条的散列值“{label}”核对业务记录', function (at, head) {
    this.run(['record', 'check', '--data', original, '--at', String(at), '--head', head]);
});
When('核对目录“{label}”里的业务记录', function (folder) {
    this.run(['record', 'check', '--data', folder]);
});
When('备份业务记录，再导入到新目录', function () {
    record(this, 'backup', '备份', '--data', original);
    record(this, 'import', '备份', '--data', '新目录');
});
When('导出业务记录，再导入到另一目录', function () {
    record(this, 'export', '导出', '--data', original);
    record(this, 'import', '导出', '--data', '另一目录');
});
When('把导出的第 {int} 条事件中的“{label}”改为“{label}”后导入', function (row, from, to) {
    record(this, 'export', '导出', '--data', original);
    const file = join(this.folder, '导出/events.ndjson');
    const lines = readFileSync(file, 'utf8').split('\n');
    assert.ok(lines[row - 1].includes(from), `第 ${row} 条中没有“${from}”：${lines[row - 1]}`);
    lines[row - 1] = lines[row - 1].replace(from, to);
    writeFileSync(file, lines.join('\n'));
    this.run(['record', 'import', '导出', '--data', '新目录']);
});

Then('未发现改动，共 {int} 条事件、{int} 项状态、{int} 个文件', function (events, states, blobs) {
    const { stdout } = this.answer;
    assert.ok(stdout.includes(`事件 ${events} 条，状态 ${states} 项，文件 ${blobs} 个`), stdout);
    assert.ok(stdout.includes('未发现改动'), stdout);
});
Then('新目录的链首与原来相同', function () {
    const copied = headOf(this.answer.stdout);
    assert.ok(copied, this.answer.stdout);
    assert.equal(copied, headOf(record(this, 'check', '--data', original)));
});

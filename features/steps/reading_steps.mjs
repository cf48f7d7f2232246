// SPDX-License-Identifier: MulanPSL-2.0
// 当读取“…”: what a description says, and what accepting it leads to.
import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';

const accepted = '采纳.json';

/** The reading of the scenario's words, and the project that accepting it makes. */
function read(scene, text) {
    scene.words = text;
    const answer = scene.run(['read', '--format', 'json', text]);
    assert.equal(answer.status, 0, answer.stderr);
    scene.reading = JSON.parse(answer.stdout);
    scene.accepted = JSON.parse(scene.run(['read', '--accept', '--format', 'json', text]).stdout);
    scene.write(accepted, JSON.stringify(scene.accepted));
}

const shown = (scene) => JSON.stringify(scene.reading, null, 1);
const proposal = (scene, fact) => scene.reading.proposals.find((one) => one.fact === fact);

When('读取“{label}”', function (text) {
    read(this, text);
});
When('试读取“{label}”', function (text) {
    this.run(['read', text]);
});
Then('读出 {word} 为 {label}，读自“{label}”', function (fact, value, words) {
    const found = proposal(this, fact) ?? assert.fail(`没有读出 ${fact}\n${shown(this)}`);
    assert.equal(String(found.value), value, shown(this));
    assert.equal(found.span.text, words, shown(this));
    assert.equal(Buffer.from(this.words).subarray(found.span.byte_start, found.span.byte_end).toString(), words);
});
Then('没有读出 {word}', function (fact) {
    assert.equal(proposal(this, fact), undefined, shown(this));
});
Then('行业首选为 {word}', function (code) {
    assert.equal(this.reading.sectors[0]?.code, code, shown(this));
});
Then('采纳的事实中没有 {word}', function (fact) {
    assert.equal(this.accepted.facts[fact], undefined);
});
Then('采纳后 {word} 的环评文件类别为 {word}', function (asOf, expected) {
    const answer = this.run(['classify', accepted, '--as-of', asOf, '--format', 'json']);
    assert.equal(answer.status, 0, answer.stderr);
    assert.equal(JSON.parse(answer.stdout).eia_class.value, expected, answer.stdout);
});
Then(/^提示 (E-PRJ-\d+) (.+)$/, function (code, words) {
    const found = this.reading.findings.some((one) => one.code === code && one.zh === words);
    assert.ok(found, `没有提示“${code} ${words}”\n${JSON.stringify(this.reading.findings, null, 1)}`);
});

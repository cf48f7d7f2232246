// SPDX-License-Identifier: MulanPSL-2.0
// 当…研判, and what the assessment says then.
import assert from 'node:assert/strict';
import { Before, setDefaultTimeout, Then, When } from '@cucumber/cucumber';
import { back, factOf, statuses, verdicts } from '../support/words.mjs';
import { names } from '../support/world.mjs';

setDefaultTimeout(30000);
let scenarios = 0;
Before(function () {
    this.open(String(++scenarios).padStart(3, '0'));
});

When('以 {word} 为基准日研判', function (asOf) {
    const answer = this.assess(asOf, 'json');
    assert.equal(answer.status, 0, `研判失败（退出码 ${answer.status}，${this.folder}）：\n${answer.stderr}`);
    this.write(names.assessment, answer.stdout);
    this.assessment = JSON.parse(answer.stdout);
});

const same = (scene, found, expected, what) =>
    assert.equal(found, expected, `${what}：应为“${expected}”，实为“${found}”\n${scene.summary()}`);
const list = (ids) => [...ids].sort().join('、') || '无';

/** A clause as the assessment lists it, in findings or in why_not. */
function clauseOf(scene, id) {
    const { findings, why_not } = scene.assessment;
    const found = [...findings, ...why_not].find((entry) => entry.clause === id);
    return found ?? assert.fail(`研判中没有条款 ${id}\n${scene.summary()}`);
}

Then('结论为“{verdict}”', function (verdict) {
    same(this, back(verdicts, this.assessment.verdict), verdict, '结论');
});
Then('起决定作用的条款为{ids}', function (ids) {
    same(this, list(this.assessment.decided_by), list(ids.split('、')), '起决定作用的条款');
});
Then('条款 {id} {status}', function (id, status) {
    same(this, back(statuses, clauseOf(this, id).status), status, `条款 ${id}`);
});
Then('条款 {id} 得出“{verdict}”', function (id, verdict) {
    same(this, back(verdicts, clauseOf(this, id).verdict), verdict, `条款 ${id}`);
});
Then('条款 {id} 的依据为{ids}', function (id, basis) {
    same(this, list(clauseOf(this, id).basis.map(({ law, article }) => `${law}#${article}`)), list(basis.split('、')), '依据');
});
Then('条款 {id} 在该距离为 {int} 米时翻转', function (id, metres) {
    const flips = clauseOf(this, id).parts.flatMap(({ conditions }) => conditions.map((one) => one.flips_at).filter(Boolean));
    same(this, list(new Set(flips)), `${metres} m`, '翻转距离');
});
Then('条款 {id} 不在列', function (id) {
    const { findings, why_not } = this.assessment;
    same(this, [...findings, ...why_not].some((entry) => entry.clause === id) ? '在列' : '不在列', '不在列', `条款 ${id}`);
});
Then('条款 {id} 未命中，因为“{label}”在 {int} 米与 {int} 米之间', function (id, label, low, high) {
    const { status, because } = clauseOf(this, id);
    same(this, status, 'not_hit', `条款 ${id}`);
    same(this, because.fact, factOf(label).name, '起决定作用的事实');
    const between = [because.state.low, because.state.high].map((text) => Math.round(Number.parseFloat(text)));
    same(this, between.join(' 至 '), `${low} 至 ${high}`, '距离（米）');
});
Then('条款 {id} 未命中，因为“{label}”', function (id, label) {
    const { status, because } = clauseOf(this, id);
    same(this, status, 'not_hit', `条款 ${id}`);
    same(this, because.fact, factOf(label).name, '起决定作用的事实');
});
Then('条款 {id} 不适用，因为不属于“{label}”', function (id, label) {
    const { status, because } = clauseOf(this, id);
    same(this, status, 'not_applicable', `条款 ${id}`);
    same(this, because.fact, factOf(label).name, '起决定作用的事实');
});
Then('要问的事实为{ids}', function (labels) {
    const asked = this.assessment.questions.map((one) => this.assessment.facts[one.fact]?.label_zh ?? one.fact);
    same(this, asked.join('、') || '无', labels, '要问的事实');
});
Then('各单元所占份额为', function (table) {
    const found = this.assessment.units.map(({ code, share }) => `${code} ${Math.round(share * 1000) / 10}%`);
    same(this, found.sort().join('，'), table.hashes().map((row) => `${row.单元} ${row.份额}`).sort().join('，'), '各单元所占份额');
});
Then('条款 {id} 只对单元 {id} 命中', function (id, unit) {
    const units = clauseOf(this, id).parts.filter((part) => part.status === 'hit').map((part) => part.unit);
    same(this, list(units), unit, `条款 ${id} 命中的单元`);
});
Then('条款 {id} 缺少“{label}”', function (id, label) {
    const missing = clauseOf(this, id).parts.flatMap((part) => part.missing);
    same(this, list(new Set(missing)), factOf(label).name, `条款 ${id} 缺少的事实`);
});

// SPDX-License-Identifier: MulanPSL-2.0
// 账户与项目: people with roles at the real server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { releaseOf } from '../support/release.mjs';
import { Visitor } from '../support/visitor.mjs';

const k_password = 'Gate-of-green-7';
const k_first_password = 'Gate-of-green-1';

async function keep(scene, response) {
    const bytes = Buffer.from(await response.arrayBuffer());
    scene.reply = { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
}
const who = (scene, name) => scene.people[name] ?? assert.fail(`没有登录：${name}`);

Given('管理员已改掉一次性口令', async function () {
    this.people = { 游客: new Visitor(this.url) };
    this.secret = /password (\S+)/.exec(this.said)?.[1] ?? assert.fail(`没有一次性口令：${this.said}`);
    this.admin = await new Visitor(this.url).login('admin', this.secret);
    this.freshAdmin = await this.admin.ask('GET', '/api/v1/users');
    await this.admin.changePassword(this.secret, k_first_password);
});
When('新管理员不改口令就查看账户', async function () {
    await keep(this, this.freshAdmin);
});
/** Login names are Latin: the n-th person is p<n>. */
Given('账户为', async function (table) {
    let count = 0;
    for (const { 账户: name, 角色: role } of table.hashes()) {
        const login = `p${++count}.${role}`;
        const made = await this.admin.must(201, 'POST', '/api/v1/users',
            { name: login, display_name: name, roles: [{ role, region: '' }] });
        const person = await new Visitor(this.url).login(login, made.one_time_password);
        await person.changePassword(made.one_time_password, k_password);
        person.id = made.id;
        this.people[name] = person;
    }
});
When('{word}请求 {word}', async function (name, path) {
    await keep(this, await who(this, name).ask('GET', path));
});

const projectOf = (scene) => JSON.parse(readFileSync(join(scene.folder, scene.projectFile()), 'utf8'));
When('{word}保存项目', async function (name) {
    this.project = await who(this, name).must(201, 'POST', '/api/v1/projects', { project: projectOf(this), note: '初稿' });
});
When('{word}研判存档，基准日 {word}', async function (name, asOf) {
    this.asOf = asOf;
    this.kept = await who(this, name).must(201, 'POST', `/api/v1/projects/${this.project.id}/assessments?as_of=${asOf}`);
    const response = await who(this, name).ask('GET', `/api/v1/assessments/${this.kept.id}`);
    this.bytes = await response.text();
});
Then('存档的评估与命令行逐字节相同', function () {
    const own = this.assess(this.asOf, 'json');
    assert.equal(own.status, 0, own.stderr);
    assert.equal(`${this.bytes}\n`, own.stdout);
});
Then('任何人按摘要核验都得到“相同”', async function () {
    const answer = await this.people.游客.must(200, 'GET', `/api/v1/verify/${this.kept.digest}`);
    assert.equal(answer.same, true);
    assert.equal(answer.verdict, this.kept.verdict);
});
When('{word}把项目推进到 {word}', async function (name, status) {
    await who(this, name).must(200, 'POST', `/api/v1/projects/${this.project.id}/status`, { status, note: '说明' });
});
Then('项目是第 {int} 版', async function (edition) {
    const shown = await this.people.王厂长.must(200, 'GET', `/api/v1/projects/${this.project.id}`);
    assert.equal(shown.edition, edition);
    const { items } = await this.people.王厂长.must(200, 'GET', `/api/v1/projects/${this.project.id}/history`);
    assert.equal(items.at(-1).edition, edition);
});
Then('项目状态为 {word}', async function (status) {
    const shown = await this.people.王厂长.must(200, 'GET', `/api/v1/projects/${this.project.id}`);
    assert.equal(shown.status, status);
});
When('{word}对条款 {word} 提出异议', async function (name, clause) {
    this.contest = await who(this, name).must(201, 'POST', '/api/v1/contests',
        { project: this.project.id, assessment: this.kept.id, clause, reason: '界址以实测为准' });
});
const answer = (scene, name, outcome) => who(scene, name).ask('POST', `/api/v1/contests/${scene.contest.id}/answer`,
    { outcome, answer: '经核对' });
Then('{word}不能答复', async function (name) {
    assert.equal((await answer(this, name, 'upheld')).status, 403);
});
When('{word}答复异议为 {word}', async function (name, outcome) {
    assert.equal((await answer(this, name, outcome)).status, 200);
});
Then('{word}看到异议已答复为 {word}', async function (name, outcome) {
    const list = await who(this, name).must(200, 'GET', `/api/v1/contests?project=${this.project.id}`);
    assert.equal(list.items[0].outcome, outcome);
    assert.equal(list.items[0].status, 'answered');
});
When('{word}按版本 {int} 修改项目', async function (name, version) {
    await keep(this, await who(this, name).ask('PUT', `/api/v1/projects/${this.project.id}`,
        { project: projectOf(this), note: '改' }, { 'if-match': `"${version}"` }));
});
Then('{word}看到{word}的 {word}', async function (auditor, name, type) {
    this.audit = await who(this, auditor).must(200, 'GET', `/api/v1/audit?actor=${who(this, name).id}&limit=500`);
    assert.ok(this.audit.items.some((item) => item.type === type), JSON.stringify(this.audit));
});
Then('审计和服务日志里没有口令和令牌', async function () {
    const audit = JSON.stringify(await this.people.吴审计.must(200, 'GET', '/api/v1/audit?limit=500'));
    for (const secret of [k_password, k_first_password, this.secret, 'egs_', 'argon2']) {
        assert.ok(!audit.includes(secret), `审计里有 ${secret}`);
        assert.ok(!this.log.includes(secret), `日志里有 ${secret}`);
    }
    assert.match(this.log, /"route":"\/api\/v1\/login"/);
});

const k_point = '/api/v1/about';
/** A connection that has asked once and then waits; `ask()` again on it gives the digest of the answer. */
async function openConnection(url) {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const ask = () => new Promise((resolve, reject) => {
        let said = '';
        socket.on('data', function take(chunk) {
            said += chunk;
            const found = /ecogate-release: (\w+)/i.exec(said);
            if (found && said.includes('\r\n\r\n')) {
                socket.off('data', take);
                resolve(found[1]);
            }
        });
        socket.on('error', reject);
        socket.write(`HEAD ${k_point} HTTP/1.1\r\nHost: x\r\n\r\n`);
    });
    return { first: await ask(), ask, end: () => socket.destroy() };
}
/** Registers a release file as somebody who may, and publishes it from today on. */
async function publish(person, file) {
    const response = await fetch(`${person.url}/api/v1/releases`, {
        method: 'POST', body: readFileSync(file),
        headers: { 'content-type': 'application/octet-stream', 'x-csrf-token': person.csrf, cookie: person.cookie },
    });
    const made = await response.json();
    assert.equal(response.status, 201, JSON.stringify(made));
    await person.must(200, 'POST', `/api/v1/releases/${made.digest}/publish`, {});
    return made.digest;
}
When('{int} 个客户端不停查询时，{word}登记并发布另一个发布包', async function (count, name) {
    this.idle = await openConnection(this.url);
    this.seen = [];
    let going = true;
    const clients = Array.from({ length: count }, async () => {
        while (going) {
            const response = await fetch(this.url + k_point);
            await response.arrayBuffer();
            this.seen.push({ status: response.status, digest: response.headers.get('ecogate-release') });
        }
    });
    this.published = await publish(who(this, name), releaseOf({ ...this.map, id: 'feature-2' }));
    const begun = Date.now();
    while (this.seen.at(-1)?.digest !== this.published && Date.now() - begun < 20_000) {
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    going = false;
    await Promise.all(clients);
});
Then('每个查询都得到 200，写明当时施行的发布包', function () {
    assert.deepEqual([...new Set(this.seen.map(({ status }) => status))], [200]);
    assert.deepEqual([...new Set(this.seen.map(({ digest }) => digest))].sort(), [this.idle.first, this.published].sort());
});
Then('一直空闲着的连接也得到新发布包的答案', async function () {
    assert.notEqual(this.idle.first, this.published);
    assert.equal(await this.idle.ask(), this.published);
    this.idle.end();
});

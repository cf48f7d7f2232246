// SPDX-License-Identifier: MulanPSL-2.0
// 服务: the real server on a free port, asked by ordinary and by hostile clients.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { After, Given, Then, When } from '@cucumber/cucumber';
import { data, program } from '../support/places.mjs';
import { names } from '../support/world.mjs';

/** Where reports are verified: said to the server and to the command line alike. */
export const k_verify = 'https://gate.example/#/verify/';

Given('服务已启动', async function () {
    const args = ['--rules-data', data, '--lang', 'en', 'serve', '--release', this.releaseFile(), '--port', '0', '--data', join(this.folder, 'record'),
        '--verify-address', k_verify];
    this.server = spawn(program, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    this.log = '';
    this.server.stderr.on('data', (chunk) => { this.log += chunk; });
    this.url = await new Promise((resolve, reject) => {
        let said = '';
        this.server.stdout.on('data', (chunk) => {
            said += chunk;
            this.said = said;
            const found = /http:\/\/[\d.]+:\d+/.exec(said);
            if (found) resolve(found[0]);
        });
        this.server.on('exit', (code) => reject(new Error(`服务退出（${code}）：${said}${this.log}`)));
    });
});
After(function () {
    this.server?.kill();
});

async function keep(scene, response) {
    const bytes = Buffer.from(await response.arrayBuffer());
    scene.reply = { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
}
const post = (scene, path, body, type = 'application/json') =>
    fetch(scene.url + path, { method: 'POST', headers: { 'content-type': type }, body });

When(/^请求 (\S+)$/, async function (path) {
    await keep(this, await fetch(this.url + encodeURI(path)));
});
When(/^向 (\S+) 发送 (.+)$/, async function (path, body) {
    await keep(this, await post(this, path, body));
});
When('向服务提交研判，基准日 {word}', async function (asOf) {
    this.asOf = asOf;
    const project = readFileSync(join(this.folder, this.projectFile()), 'utf8');
    await keep(this, await post(this, `/api/v1/assess?as_of=${asOf}`, project));
});
Then('答案与命令行逐字节相同', function () {
    const own = this.assess(this.asOf, 'json');
    assert.equal(own.status, 0, own.stderr);
    assert.equal(this.reply.text, own.stdout);
});
When('向服务提交只要命中条款的研判，基准日 {word}', async function (asOf) {
    this.asOf = asOf;
    const project = readFileSync(join(this.folder, this.projectFile()), 'utf8');
    await keep(this, await post(this, `/api/v1/assess?as_of=${asOf}&trace=hits`, project));
});
Then('答案与命令行的简式逐字节相同，结论和命中条款与全式相同', function () {
    const [short, full] = ['hits', 'json'].map((format) => this.assess(this.asOf, format));
    assert.equal(this.reply.text, short.stdout);
    const [brief, whole] = [short, full].map(({ stdout }) => JSON.parse(stdout));
    const found = ({ verdict, findings }) => [verdict, ...findings.map(({ clause, status }) => `${clause} ${status}`).sort()];
    assert.deepEqual(found(brief), found(whole));
});
Then('答案写明所用发布包的摘要', function () {
    assert.match(this.reply.headers.get('ecogate-release'), /^[0-9a-f]{64}$/);
});
Then('应答为 {int}', function (status) {
    assert.equal(this.reply.status, status, this.reply.text);
});
Then('应答为 {int}，含有 {string}', function (status, part) {
    assert.equal(this.reply.status, status, this.reply.text);
    assert.ok(this.reply.text.includes(part), this.reply.text);
});
Then('应答为 {int}，错误为 {word}', function (status, code) {
    assert.equal(this.reply.status, status, this.reply.text);
    const problem = JSON.parse(this.reply.text);
    assert.equal(problem.code, code);
    for (const member of ['zh', 'en', 'remedy_zh', 'remedy_en']) assert.ok(problem[member], `没有 ${member}`);
});

/** Sends bytes as they are; gives the status of the answer, or 0 when there is none within two seconds. */
const raw = (scene, bytes) => new Promise((resolve) => {
    const { hostname, port } = new URL(scene.url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let said = '';
    const end = () => {
        socket.destroy();
        resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0));
    };
    socket.setTimeout(2000, end);
    socket.on('data', (chunk) => {
        said += chunk;
        if (said.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
    socket.on('error', end);
});
const head = (line, more = '') => `${line} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
/** Twenty million bytes in chunks, as long as the server listens. */
const chunked = (scene) => new Promise((resolve) => {
    const { hostname, port } = new URL(scene.url);
    const socket = connect(Number(port), hostname, () => {
        socket.write(head('POST /api/v1/assess', 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n'));
        const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`;
        for (let i = 0; i < 20; ++i) socket.write(chunk);
    });
    let said = '';
    const end = () => {
        socket.destroy();
        resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0));
    };
    socket.setTimeout(5000, end);
    socket.on('data', (bytes) => {
        said += bytes;
        if (said.includes('\r\n\r\n')) end();
    });
    socket.on('close', end);
    socket.on('error', end);
});
/** More than two hundred megabytes of vertices: announced, so that nothing of it need be read. */
const hugePolygon = (scene) => raw(scene, head('POST /api/v1/assess',
    `Content-Type: application/json\r\nContent-Length: ${10_000_000 * 22}\r\n`) + '{"site":[{"geometry":{"coordinates":[[[106.1,26.1],');
const pranks = {
    '声明一千兆字节的正文': (scene) =>
        raw(scene, head('POST /api/v1/assess', 'Content-Type: application/json\r\nContent-Length: 1073741824\r\n')),
    '分块发送两千万字节': chunked,
    '发送十万个请求头': (scene) => raw(scene, head('GET /', 'X: y\r\n'.repeat(100000))),
    '发送非 UTF-8 的正文': (scene) =>
        raw(scene, Buffer.concat([Buffer.from(head('POST /api/v1/assess', 'Content-Type: application/json\r\nContent-Length: 4\r\n')),
            Buffer.from([0x22, 0xff, 0xfe, 0x22])])),
    '发送一千万个顶点的多边形': hugePolygon,
    '用编码过的 ../ 越出目录': (scene) => raw(scene, head('GET /%2e%2e/%2e%2e/etc/passwd')),
    '声明两个长度': (scene) =>
        raw(scene, head('POST /api/v1/assess', 'Content-Type: application/json\r\nContent-Length: 4\r\nContent-Length: 5\r\n')),
    '用 ../ 越出网页目录': (scene) => raw(scene, head('GET /../../etc/passwd')),
    '发送非 UTF-8 的路径': (scene) => raw(scene, head('GET /%ff%fe')),
    '发送四万字节的请求头': (scene) => raw(scene, head('GET /', `X: ${'a'.repeat(40000)}\r\n`)),
    '声明一亿字节的正文': (scene) =>
        raw(scene, head('POST /api/v1/assess', 'Content-Type: application/json\r\nContent-Length: 100000000\r\n')),
    '发送嵌套一万层的 JSON': async (scene) => (await post(scene, '/api/v1/assess', '['.repeat(10000))).status,
    '发送不是 JSON 的正文': async (scene) => (await post(scene, '/api/v1/assess', 'a=1', 'text/plain')).status,
    '发送半行就不再说话': (scene) => raw(scene, 'GET /heal'),
    '发送不是 HTTP 的字节': (scene) => raw(scene, '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n'),
};
When(/^客户端(.+)$/, async function (prank) {
    this.found = await (pranks[prank] ?? assert.fail(`不认识的捣乱：${prank}`))(this);
});
Then(/^服务给出 (\d+|无) 或断开$/, function (status) {
    const allowed = status === '无' ? [0] : [0, Number(status)];
    assert.ok(allowed.includes(this.found), `状态为 ${this.found}`);
});
Then('服务仍然正常', async function () {
    assert.equal((await fetch(`${this.url}/healthz`)).status, 200);
    assert.equal((await fetch(`${this.url}/readyz`)).status, 200);
});

When('有 {int} 个客户端每秒只发一个字节', async function (count) {
    const { hostname, port } = new URL(this.url);
    this.slow = await Promise.all(Array.from({ length: count }, () => new Promise((resolve, reject) => {
        const socket = connect(Number(port), hostname, () => {
            socket.write('G');
            resolve(socket);
        });
        socket.on('error', reject);
    })));
});
Then('另一个客户端在 {int} 秒内得到答案', async function (seconds) {
    const response = await fetch(`${this.url}/api/v1/about`, { signal: AbortSignal.timeout(seconds * 1000) });
    assert.equal(response.status, 200);
    for (const socket of this.slow) socket.destroy();
});

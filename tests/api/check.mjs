// SPDX-License-Identifier: MulanPSL-2.0
// The API's document held to what is served: every example fits its schema, and every answer of a walk through the API
// fits the schema that the document gives for it. check.mjs PROGRAM RELEASE OUT.json (where the document is written).
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Visitor } from '../../features/support/visitor.mjs';

const [program, release, out] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/ecogate-api-`);
const server = spawn(program, ['--lang', 'en', 'serve', '--release', release, '--port', '0', '--data', folder, '--log', 'none'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill());
const said = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
        text += chunk;
        if (text.includes('http://')) resolve(text);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
});
const url = /http:\/\/[\d.]+:\d+/.exec(said)[0];
const secret = /password (\S+)/.exec(said)[1];
const api = await (await fetch(`${url}/ogc/api`)).json();
writeFileSync(out, JSON.stringify(api));

// OpenAPI 3.0's nullable, as JSON Schema says it.
const plain = (schema) => {
    if (Array.isArray(schema)) return schema.map(plain);
    if (schema === null || typeof schema !== 'object') return schema;
    const { nullable, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, plain(value)]));
    return nullable ? { anyOf: [rest, { type: 'null' }] } : rest;
};
const ajv = new Ajv({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addSchema({ $id: 'api', components: { schemas: plain(api.components.schemas) } });
const check = (name, value, where) => {
    const valid = ajv.getSchema(`api#/components/schemas/${name}`);
    assert.ok(valid(value), `${where}: ${ajv.errorsText(valid.errors)}\n${JSON.stringify(value).slice(0, 2000)}`);
};

let examples = 0;
for (const [name, example] of Object.entries(api.components.examples)) {
    check(name, example.value, `example ${name}`);
    ++examples;
}

/** The operation of a request: patterns with the fewest holes first. */
const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
        method, operation, path, holes: path.split('{').length,
        pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    }))).sort((a, b) => a.holes - b.holes);
const walked = new Set();
class Witness extends Visitor {
    async ask(method, path, body, more) {
        const response = await super.ask(method, path, body, more);
        const bare = path.split('?')[0];
        const found = operations.find((one) => one.method === method.toLowerCase() && one.pattern.test(bare));
        assert.ok(found, `${method} ${path} is not described`);
        const described = found.operation.responses[response.status] ?? api.components.responses.Problem;
        const schema = Object.values(described.content ?? {})[0]?.schema?.$ref?.split('/').pop();
        if (schema) check(schema, await response.clone().json(), `${method} ${path}`);
        walked.add(`${found.method} ${found.path}`);
        return response;
    }
}

const project = (await (await fetch(`${url}/api/v1/examples/baijiu`)).json());
const admin = await new Witness(url).login('admin', secret);
await admin.ask('GET', '/api/v1/users');
await admin.changePassword(secret, 'Gate-of-green-1');
const organisation = await admin.must(201, 'POST', '/api/v1/organisations', { title: '习水县生态环境分局', kind: 'bureau' });
const person = async (name, role) => {
    const made = await admin.must(201, 'POST', '/api/v1/users',
        { name, display_name: name, organisation: organisation.id, roles: [{ role, region: '' }] });
    const one = await new Witness(url).login(name, made.one_time_password);
    await one.changePassword(made.one_time_password, 'Gate-of-green-2');
    one.id = made.id;
    return one;
};
const owner = await person('owner', 'applicant');
const reviewer = await person('reviewer', 'reviewer');
const keeper = await person('keeper', 'zoning_keeper');
const auditor = await person('auditor', 'auditor');
for (const path of ['/api/v1/me', '/api/v1/organisations', '/api/v1/keys', '/api/v1/releases', '/ogc/jobs', '/api/v1/nothing/at/all']) {
    if (!path.includes('nothing')) await owner.ask('GET', path);
}
const kept = await owner.must(201, 'POST', '/api/v1/projects', { project, note: 'a' });
const at = `/api/v1/projects/${kept.id}`;
await owner.must(200, 'PUT', at, { project, note: 'b' }, { 'if-match': '"1"' });
await owner.ask('PUT', at, { project, note: 'b' }, { 'if-match': '"1"' });
const line = await owner.must(201, 'POST', `${at}/assessments?as_of=2026-11-24`);
for (const path of ['', '/history', '/versions/1', '/assessments', '/comments', '/attachments']) {
    await owner.must(200, 'GET', at + path);
}
await owner.must(200, 'GET', '/api/v1/projects?q=酱香');
await owner.must(200, 'GET', `/api/v1/assessments/${line.id}/verify`);
await owner.must(200, 'GET', `/api/v1/verify/${line.digest}`);
await owner.must(201, 'POST', `${at}/attachments?name=a.json`, { a: 1 });
await owner.must(200, 'GET', `${at}/attachments`);
await reviewer.must(201, 'POST', `${at}/comments`, { text: '好' });
await owner.must(200, 'GET', `${at}/comments`);
const contest = await owner.must(201, 'POST', '/api/v1/contests',
    { project: kept.id, assessment: line.id, clause: 'C-1', reason: '界址' });
await keeper.must(200, 'POST', `/api/v1/contests/${contest.id}/answer`, { outcome: 'upheld', answer: '是' });
await owner.must(200, 'GET', '/api/v1/contests');
await owner.must(200, 'POST', `${at}/status`, { status: 'submitted' });
const key = await owner.must(201, 'POST', '/api/v1/keys', { title: 'k', scopes: ['project.read'] });
await owner.must(200, 'GET', '/api/v1/keys');
await owner.must(200, 'DELETE', `/api/v1/keys/${key.id}`);
const [current] = (await keeper.must(200, 'GET', '/api/v1/releases')).items;
for (const path of ['', '/quality', `/diff/${current.digest}`]) await keeper.must(200, 'GET', `/api/v1/releases/${current.digest}${path}`);
await admin.must(200, 'GET', '/api/v1/users');
await admin.must(200, 'PATCH', `/api/v1/users/${owner.id}`, { display_name: '业主' });
await auditor.must(200, 'GET', '/api/v1/audit?limit=500');
const job = await reviewer.must(201, 'POST', '/ogc/processes/site-query/execution', { inputs: { lon: 106.71, lat: 26.58 } }, { prefer: 'respond-async' });
await reviewer.must(200, 'GET', `/ogc/jobs/${job.jobID}`);

console.log(`${examples} examples and the answers of ${walked.size} operations fit the schemas of ${operations.length} operations described`);
rmSync(folder, { recursive: true });
process.exit(0);

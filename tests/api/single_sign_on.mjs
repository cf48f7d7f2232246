// SPDX-License-Identifier: MulanPSL-2.0
// Login at a small issuer of our own, through the real server and the real network: single_sign_on.mjs PROGRAM RELEASE
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

const [program, release] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/ecogate-sso-`);
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64url = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

let issuer;
let asked; // what the browser brought to the issuer
const claims = () => ({
    iss: issuer, aud: 'ecogate', sub: 'u-42', preferred_username: 'chen', name: '陈工', nonce: asked.get('nonce'),
    iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 60,
});
const token = (said) => {
    const message = `${base64url({ alg: 'RS256', kid: 'k' })}.${base64url(said)}`;
    return `${message}.${createSign('RSA-SHA256').update(message).sign(privateKey).toString('base64url')}`;
};
const answers = {
    '/.well-known/openid-configuration': () => ({
        issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
    }),
    '/keys': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig' }] }),
    '/token': (form) => {
        assert.equal(form.get('client_secret'), 's3cret');
        const challenge = createHash('sha256').update(form.get('code_verifier')).digest('base64url');
        assert.equal(challenge, asked.get('code_challenge'), 'PKCE');
        return { id_token: token(claims()) };
    },
};
const house = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.end(JSON.stringify(answers[request.url](new URLSearchParams(body))));
});
await new Promise((resolve) => house.listen(0, '127.0.0.1', resolve));
issuer = `http://127.0.0.1:${house.address().port}`;

writeFileSync(`${folder}/secret`, 's3cret\n');
writeFileSync(`${folder}/ecogate.toml`, `[oidc]\nissuer = "${issuer}"\nclient_id = "ecogate"\nclient_secret_file = "${folder}/secret"\n`
    + 'redirect_uri = "http://gate.example/api/v1/login/oidc/callback"\n');
const server = spawn(program, ['--lang', 'en', 'serve', '--config', `${folder}/ecogate.toml`, '--release', release, '--port', '0', '--data', `${folder}/record`,
    '--log', 'none'], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill());
const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
        const found = /http:\/\/[\d.]+:\d+/.exec(chunk.toString());
        if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});
const get = (path, cookie = '') => fetch(url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
const cookie = (response, name) => response.headers.getSetCookie().find((one) => one.startsWith(`${name}=`))?.split(';')[0];

const begun = await get('/api/v1/login/oidc');
assert.equal(begun.status, 302);
asked = new URL(begun.headers.get('location')).searchParams;
const back = `/api/v1/login/oidc/callback?code=c&state=${asked.get('state')}`;
assert.equal((await get(back)).status, 401, 'another browser');
const returned = await get(back, cookie(begun, 'ecogate_login'));
assert.equal(returned.status, 302, await returned.text());
const me = await (await get('/api/v1/me', cookie(returned, 'ecogate_session'))).json();
assert.equal(me.user.name, 'chen');
assert.equal(me.user.display_name, '陈工');
assert.deepEqual(me.user.roles, [], 'no roles before somebody grants them');
assert.deepEqual(me.permissions, ['zoning.read']);
assert.equal((await get(back, cookie(begun, 'ecogate_login'))).status, 401, 'an answer is good once');
console.log('login elsewhere: PKCE, nonce, state and signature hold');
house.close();
rmSync(folder, { recursive: true });
process.exit(0);

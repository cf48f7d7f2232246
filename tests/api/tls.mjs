// SPDX-License-Identifier: MulanPSL-2.0
// TLS of our own: 1.2 and later, cookies that stay with it, plain HTTP refused. tls.mjs PROGRAM RELEASE
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';

const [program, release] = process.argv.slice(2);
const folder = mkdtempSync(`${tmpdir()}/ecogate-tls-`);
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${folder}/key.pem`, '-out', `${folder}/cert.pem`,
    '-days', '1', '-subj', '/CN=localhost'], { stdio: 'ignore' });
const server = spawn(program, ['serve', '--release', release, '--port', '0', '--data', `${folder}/record`, '--log', 'none',
    '--tls-cert', `${folder}/cert.pem`, '--tls-key', `${folder}/key.pem`], { stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => server.kill());
const url = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
        const found = /https:\/\/[\d.]+:\d+/.exec(chunk.toString());
        if (found) resolve(found[0]);
    });
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});
const ask = (more) => new Promise((resolve) => {
    get(`${url}/healthz`, { rejectUnauthorized: false, ...more }, resolve).on('error', (error) => resolve({ error }));
});
for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const answer = await ask({ minVersion: version, maxVersion: version });
    assert.equal(answer.statusCode, 200, version);
    assert.match(answer.headers['strict-transport-security'], /max-age=\d{8}/);
}
assert.ok((await ask({ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' })).error, 'TLS 1.1 is refused');
await assert.rejects(fetch(`${url.replace('https', 'http')}/healthz`), 'plain HTTP is refused');
assert.equal((await ask({})).statusCode, 200, 'and the service goes on');
console.log('TLS 1.2 and 1.3 are spoken, older and none are not');
rmSync(folder, { recursive: true });
process.exit(0);

// SPDX-License-Identifier: MulanPSL-2.0
// Writers at the balancer: each keeps projects under names of its own and remembers which were answered with 201. At the
// end every one of those must be there, once, as it was sent.
import { Visitor } from '../../features/support/visitor.mjs';

const [url, secret] = process.argv.slice(2);
const k_writers = 8;
const k_each = 60;
const project = (name) => ({
    project: { name },
    facts: {},
    site: [{ role: 'main', crs: 'CGCS2000', geometry: { type: 'Point', coordinates: [106.71, 26.58] } }],
});

async function retry(work) {
    for (let tries = 0; ; ++tries) {
        try {
            return await work();
        } catch (error) {
            if (tries === 50) throw error;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    }
}

const admin = await retry(() => new Visitor(url).login('admin', secret));
await admin.changePassword(secret, 'Gate-of-green-1');
const made = await admin.must(201, 'POST', '/api/v1/users',
    { name: 'writer', display_name: 'writer', roles: [{ role: 'applicant', region: '' }] });
const writer = await new Visitor(url).login('writer', made.one_time_password);
await writer.changePassword(made.one_time_password, 'Gate-of-green-2');

const done = new Map();
const failed = new Set();
const tried = () => done.size + failed.size;
await Promise.all(Array.from({ length: k_writers }, async (_, w) => {
    for (let i = 0; i < k_each; ++i) {
        const name = `w${w}n${i}`;
        try {
            const response = await writer.ask('POST', '/api/v1/projects', { project: project(name), note: 'cluster' });
            const body = await response.text();
            if (response.status === 201) done.set(name, JSON.parse(body).id);
            else failed.add(name);
        } catch {
            failed.add(name);
        }
        if (tried() === (k_writers * k_each) / 2) console.log('half way');
    }
}));

let lost = 0;
for (const [name, id] of done) {
    const found = await retry(() => writer.must(200, 'GET', `/api/v1/projects/${id}`));
    if (found.title !== name || found.version !== 1) ++lost;
}
const names = [];
for (let offset = 0; ; offset += 500) {
    const page = await retry(() => writer.must(200, 'GET', `/api/v1/projects?owner=me&limit=500&offset=${offset}`));
    names.push(...page.items.map((item) => item.title));
    if (names.length >= page.total || page.items.length === 0) break;
}
const doubled = names.length - new Set(names).size;
console.log(`${done.size} writes answered with 201, ${failed.size} failed and said so; ${lost} lost, ${doubled} doubled, ${names.length} kept`);
process.exit(lost === 0 && doubled === 0 && done.size > (k_writers * k_each) / 2 ? 0 : 1);

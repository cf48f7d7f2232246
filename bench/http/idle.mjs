// SPDX-License-Identifier: MulanPSL-2.0
// Opens N keep-alive connections, asks once on each, and says what the server's memory grew by.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

const [port, pid, count] = process.argv.slice(2).map(Number);
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
const before = resident();
const open = () => new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'));
    socket.once('data', () => resolve(socket));
    socket.once('error', reject);
});
const sockets = [];
while (sockets.length < count) sockets.push(...await Promise.all(Array.from({ length: 100 }, open)));
const begun = process.hrtime.bigint();
await open();
const millis = Number(process.hrtime.bigint() - begun) / 1e6;
console.log(`kind=http task=idle connections=${sockets.length} mib=${((resident() - before) / 1024).toFixed(1)} one_more_ms=${millis.toFixed(1)} must_mib=100`);
process.exit(resident() - before < 100 * 1024 ? 0 : 1);

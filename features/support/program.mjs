// SPDX-License-Identifier: MulanPSL-2.0
// Running the real program, in the scenario's own folder, so that messages name files as a user would.
import { spawnSync } from 'node:child_process';
import { data, program } from './places.mjs';

export function run(args, folder) {
    const done = spawnSync(program, ['--rules-data', data, ...args], {
        cwd: folder, encoding: 'utf8', timeout: 20000, maxBuffer: 64 << 20, env: { ...process.env, LC_ALL: 'C' },
    });
    if (done.error) throw done.error;
    if (done.signal) throw new Error(`程序被信号 ${done.signal} 终止：ecogate ${args.join(' ')}\n${done.stderr}`);
    return { args, status: done.status, stdout: done.stdout, stderr: done.stderr };
}

// SPDX-License-Identifier: MulanPSL-2.0
// Where things lie on disk: the repository, the program under test, and the folders the features may write.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const data = join(root, 'data');
export const program = resolve(process.env.ECOGATE ?? join(root, 'build/dev/apps/ecogate/ecogate'));
const scratch = join(root, 'build/features');

/** Every file below a folder, in a fixed order. */
function files(folder) {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort();
}

let key;
/** Changes whenever the program or its data do, so that no release of yesterday is judged by. */
export function toolKey() {
    if (key === undefined) {
        if (!existsSync(program)) throw new Error(`没有可测的程序：${program}（先运行 ./dev build）`);
        const hash = createHash('sha256').update(readFileSync(program));
        for (const file of files(data)) hash.update(file).update(readFileSync(file));
        key = hash.digest('hex').slice(0, 16);
    }
    return key;
}

/** The folder of cached releases; those of another program or data are thrown away. */
export function releaseFolder() {
    const all = join(scratch, 'releases');
    const mine = join(all, toolKey());
    if (!existsSync(mine)) {
        rmSync(all, { recursive: true, force: true });
        mkdirSync(mine, { recursive: true });
    }
    return mine;
}

/** A fresh folder for one scenario, kept until the next run so that a failure can be looked at. */
export function scenarioFolder(name) {
    const folder = join(scratch, 'scenarios', name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
}

// SPDX-License-Identifier: MulanPSL-2.0
// CEL: one compiled program a clause.
import { celEnv, parse, plan } from '@bufbuild/cel';

const quoted = (text) => `"${text}"`;
const number = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));

function expression(clause) {
    const all = [];
    if (clause.unit >= 0) all.push(`unit == ${clause.unit}.0`);
    if (clause.zone >= 0) all.push(`${quoted(clause.zone)} in zones`);
    if (clause.sectors.length) {
        const any = `(${clause.sectors.map((prefix) => `sector.startsWith(${quoted(prefix)})`).join(' || ')})`;
        all.push(clause.negated ? `!${any}` : any);
    }
    for (const { amount, operator, value } of clause.thresholds) all.push(`n${amount} ${operator} ${number(value)}`);
    if (clause.pollutants.length) all.push(`pollutants.exists(x, x in [${clause.pollutants.map(quoted).join(',')}])`);
    return all.length ? all.join(' && ') : 'true';
}

export const variant = 'program-a-clause';
export async function load(clauses) {
    const env = celEnv();
    const programs = clauses.map((clause) => plan(env, parse(expression(clause))));
    return async (project) => {
        const ids = [];
        for (let i = 0; i < programs.length; i++) if (programs[i](project) === true) ids.push(i);
        return ids;
    };
}

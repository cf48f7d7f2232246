// SPDX-License-Identifier: MulanPSL-2.0
// json-rules-engine: one rule a clause, three operators of our own for lists.
import { Engine } from 'json-rules-engine';

function conditions(clause) {
    const all = [];
    if (clause.unit >= 0) all.push({ fact: 'unit', operator: 'equal', value: clause.unit });
    if (clause.zone >= 0) all.push({ fact: 'zones', operator: 'contains', value: String(clause.zone) });
    if (clause.sectors.length) {
        all.push({ fact: 'sector', operator: clause.negated ? 'beginsWithNone' : 'beginsWithAny', value: clause.sectors });
    }
    for (const { amount, operator, value } of clause.thresholds) {
        all.push({ fact: `n${amount}`, operator: operator === '>' ? 'greaterThan' : 'lessThan', value });
    }
    if (clause.pollutants.length) all.push({ fact: 'pollutants', operator: 'anyOf', value: clause.pollutants });
    return { all };
}

export const variant = 'rule-a-clause';
export async function load(clauses) {
    const engine = new Engine([], { allowUndefinedFacts: true });
    engine.addOperator('beginsWithAny', (fact, list) => list.some((prefix) => fact.startsWith(prefix)));
    engine.addOperator('beginsWithNone', (fact, list) => !list.some((prefix) => fact.startsWith(prefix)));
    engine.addOperator('anyOf', (fact, list) => list.some((one) => fact.includes(one)));
    for (const clause of clauses) {
        engine.addRule({ conditions: conditions(clause), event: { type: 'm', params: { id: clause.id } } });
    }
    return async (project) => (await engine.run(project)).events.map(({ params }) => params.id);
}

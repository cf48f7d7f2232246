// SPDX-License-Identifier: MulanPSL-2.0
// GoRules Zen: one decision table, every row that hits is collected.
import { ZenEngine } from '@gorules/zen-engine';

const quoted = (text) => `"${text}"`;
const inputs = ['unit', 'zones', 'sector', 'pollutants', ...Array.from({ length: 12 }, (_, i) => `n${i}`)].map((field) => ({
    id: field,
    name: field,
    type: 'expression',
    field,
}));

/** A cell that does not parse raises nothing and never matches: the checksum is what tells. */
function row(clause) {
    const cells = Object.fromEntries(inputs.map(({ id }) => [id, '']));
    if (clause.unit >= 0) cells.unit = String(clause.unit);
    if (clause.zone >= 0) cells.zones = `contains($, ${quoted(clause.zone)})`;
    cells.sector = clause.sectors
        .map((prefix) => `${clause.negated ? 'not ' : ''}startsWith($, ${quoted(prefix)})`)
        .join(clause.negated ? ' and ' : ' or ');
    if (clause.pollutants.length) cells.pollutants = `some($, # in [${clause.pollutants.map(quoted).join(', ')}])`;
    for (const { amount, operator, value } of clause.thresholds) cells[`n${amount}`] = `$ ${operator} ${value}`;
    return { _id: `r${clause.id}`, out: String(clause.id), ...cells };
}

const at = { x: 0, y: 0 };
const model = (clauses) => ({
    nodes: [
        { id: 'in', type: 'inputNode', name: 'in', position: at },
        {
            id: 'table',
            type: 'decisionTableNode',
            name: 'table',
            position: at,
            content: {
                hitPolicy: 'collect',
                inputs,
                outputs: [{ id: 'out', name: 'id', type: 'expression', field: 'id' }],
                rules: clauses.map(row),
            },
        },
        { id: 'out', type: 'outputNode', name: 'out', position: at },
    ],
    edges: [
        { id: 'e1', sourceId: 'in', targetId: 'table', type: 'edge' },
        { id: 'e2', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
});

export const variant = 'decision-table';
export async function load(clauses, first) {
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(model(clauses))));
    await decision.evaluate(first); // compiles on first use
    return async (project) => (await decision.evaluate(project)).result.map(({ id }) => id);
}

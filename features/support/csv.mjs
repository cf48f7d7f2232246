// SPDX-License-Identifier: MulanPSL-2.0
// Just enough CSV to read the tables of data/ and to write a clause book.

/** Rows as objects by column name. */
export function parseCsv(text) {
    const rows = [[]];
    let cell = '';
    let quoted = false;
    for (let i = 0; i < text.length; ++i) {
        const c = text[i];
        if (quoted) {
            if (c === '"' && text[i + 1] === '"') cell += text[++i];
            else if (c === '"') quoted = false;
            else cell += c;
        } else if (c === '"') {
            quoted = true;
        } else if (c === ',' || c === '\n') {
            rows.at(-1).push(cell);
            cell = '';
            if (c === '\n') rows.push([]);
        } else if (c !== '\r') {
            cell += c;
        }
    }
    if (cell !== '' || rows.at(-1).length > 0) rows.at(-1).push(cell);
    const [header, ...body] = rows.filter((row) => row.length > 0);
    return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** A CSV text of rows given as objects; every row has the columns named. */
export function formatCsv(columns, rows) {
    const quote = (value) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
        .map((row) => row.map(quote).join(',') + '\n')
        .join('');
}

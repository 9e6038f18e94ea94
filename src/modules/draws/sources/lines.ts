/** A row of a file as text. `line` counts from 1, where the row begins. */
export type Line = Readonly<{ line: number; text: string }>;

/** A quoted cell may go over a few lines; a quote that is not closed by then costs its own line and no other. */
const linesInARowMax = 5;

/** A text's rows in batches, blank lines left out. A row goes on where a quoted cell holds a line break. */
export function* linesIn(text: string, batch: number): Generator<Line[]> {
  let lines: Line[] = [];
  for (let cursor: Cursor = { at: 0, line: 1 }; cursor.at < text.length; ) {
    const { row, next } = readRow(text, cursor);
    if (row.trim() !== '') lines.push({ line: cursor.line, text: row });
    cursor = next;
    if (lines.length < batch) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

type Cursor = Readonly<{ at: number; line: number }>;
type Row = Readonly<{ row: string; next: Cursor }>;

function readRow(text: string, from: Cursor): Row {
  const first = readLine(text, from);
  if (isClosed(first.row)) return first;
  let { row, next } = first;
  for (let lines = 1; lines < linesInARowMax && next.at < text.length; lines++) {
    const more = readLine(text, next);
    row = `${row}\n${more.row}`;
    next = more.next;
    if (isClosed(row)) return { row, next };
  }
  return first;
}

/** Line breaks are LF, CRLF or CR. */
function readLine(text: string, { at, line }: Cursor): Row {
  let end = at;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  const skip = text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1;
  return { row: text.slice(at, end), next: { at: end + skip, line: line + 1 } };
}

/** Whether every quote is closed. */
function isClosed(row: string): boolean {
  let quotes = 0;
  for (let at = row.indexOf('"'); at !== -1; at = row.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0;
}

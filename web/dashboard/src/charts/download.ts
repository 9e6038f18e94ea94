import type { Cell } from './chart';

/** Saves a text as a file. It is made here; nothing is asked of anybody. */
export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/** Rows as CSV (RFC 4180). A cell that a spreadsheet would take for a formula starts with an apostrophe. */
export const csvOf = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${[columns, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

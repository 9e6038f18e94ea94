import type { Cell } from './chart';

type Properties = Readonly<{ title: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] }>;

/** The table behind a chart, for those who want the numbers or do not see the drawing. */
export function NumbersTable({ title, columns, rows }: Properties) {
  return (
    <details>
      <summary>The numbers</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" style={{ maxHeight: '24rem' }} tabIndex={0} aria-label={`${title}: the numbers`}>
        <table class="table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join()}>
                {row.map((cell, column) => (
                  <td key={columns[column]} class={typeof cell === 'number' ? 'number' : ''}>
                    {typeof cell === 'number' ? rounded(cell) : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

const rounded = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));

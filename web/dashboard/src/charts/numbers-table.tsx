import { Table } from '../parts/table';
import type { Cell } from './csv';

type Properties = Readonly<{ title: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] }>;

/** The table behind a chart, for those who want the numbers or do not see the drawing. */
export function NumbersTable({ title, columns, rows }: Properties) {
  return (
    <details>
      <summary>The numbers</summary>
      <Table name={`${title}: the numbers`} height="24rem">
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
      </Table>
    </details>
  );
}

const rounded = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(4));

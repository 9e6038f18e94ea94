type Properties = Readonly<{
  rows: readonly string[];
  columns: readonly string[];
  /** Standard deviations from chance, by row and column; null where there is no such pair. */
  z: (row: number, column: number) => number | null;
  name: string;
}>;

const cell = 14;
const margin = 26;

/** A field of cells, each by how far it is from chance: one colour above, another one below. Little is to be seen below 2 standard deviations. */
export function HeatMap({ rows, columns, z, name }: Properties) {
  const every = Math.ceil(Math.max(rows.length, columns.length) / 24);
  return (
    <svg viewBox={`0 0 ${margin + columns.length * cell} ${margin + rows.length * cell}`} role="img" aria-label={name}>
      {columns.map((column, place) =>
        place % every === 0 ? (
          <text key={column} x={margin + (place + 0.5) * cell} y={margin - 6} text-anchor="middle">
            {column}
          </text>
        ) : null,
      )}
      {rows.map((row, place) => (
        <g key={row} transform={`translate(0 ${margin + place * cell})`}>
          {place % every === 0 ? (
            <text x={margin - 5} y={cell * 0.75} text-anchor="end">
              {row}
            </text>
          ) : null}
          {columns.map((column, x) => (
            <Cell key={column} x={margin + x * cell} z={z(place, x)} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Cell({ x, z }: Readonly<{ x: number; z: number | null }>) {
  if (z === null) return null;
  const color = z < 0 ? 'var(--chart-6)' : 'var(--chart-2)';
  return <rect x={x} y={0} width={cell - 1} height={cell - 1} fill={color} fill-opacity={Math.min(1, Math.abs(z) / 4)} />;
}

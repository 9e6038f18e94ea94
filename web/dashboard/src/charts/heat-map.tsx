import { useWidth } from './width';

type Properties = Readonly<{
  rows: readonly string[];
  columns: readonly string[];
  /** Standard deviations from chance, by row and column; null where there is no such pair. */
  z: (row: number, column: number) => number | null;
  name: string;
}>;

const top = 20;
/** A cell is no larger than that, in pixels. */
const cellMax = 14;

/** A field of cells, each by how far it is from chance: one colour above, another one below. Little is to be seen below 2 standard deviations. */
export function HeatMap({ rows, columns, z, name }: Properties) {
  const { width, of } = useWidth<SVGSVGElement>();
  const left = 10 + 7 * Math.max(...rows.map(({ length }) => length), 1);
  const cell = Math.min(cellMax, (width - left) / columns.length);
  const everyColumn = Math.ceil(24 / cell);
  const everyRow = Math.ceil(14 / cell);
  const height = top + rows.length * cell;
  return (
    <svg ref={of} viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={name}>
      {columns.map((column, place) =>
        place % everyColumn === 0 ? (
          <text key={column} x={left + (place + 0.5) * cell} y={top - 7} text-anchor="middle">
            {column}
          </text>
        ) : null,
      )}
      {rows.map((row, place) => (
        <g key={row} transform={`translate(0 ${top + place * cell})`}>
          {place % everyRow === 0 ? (
            <text x={left - 6} y={Math.max(cell * 0.8, 8)} text-anchor="end">
              {row}
            </text>
          ) : null}
          {columns.map((column, x) => (
            <Cell key={column} x={left + x * cell} size={cell} z={z(place, x)} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function Cell({ x, size, z }: Readonly<{ x: number; size: number; z: number | null }>) {
  if (z === null) return null;
  const color = z < 0 ? 'var(--chart-6)' : 'var(--chart-2)';
  const gap = size > 6 ? 1 : 0.3;
  return <rect x={x} y={0} width={size - gap} height={size - gap} fill={color} fill-opacity={Math.min(1, Math.abs(z) / 4)} />;
}

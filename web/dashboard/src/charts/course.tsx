import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** A line through time. */
export type CourseLine = Readonly<{ label: string; color: string; values: readonly (number | null)[]; dashed?: boolean }>;

type Properties = Readonly<{
  /** Dates (ISO 8601), one for each value. */
  dates: readonly string[];
  lines: readonly CourseLine[];
  /** Places in `lines` of the lower and the upper end of a band. */
  band?: readonly [lower: number, upper: number];
  name: string;
  height?: number;
}>;

/** Long series, drawn on a canvas: thousands of points at once. Who does not see it has the table. */
export function Course({ dates, lines, band, name, height = 280 }: Properties) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = place.current;
    if (!target) return undefined;
    const data = [dates.map((date) => Date.parse(date) / 1_000), ...lines.map(({ values }) => [...values])] as uPlot.AlignedData;
    const plot = new uPlot({ ...look(target, lines, band), width: target.clientWidth, height }, data, target);
    const watch = new ResizeObserver(() => plot.setSize({ width: target.clientWidth, height }));
    watch.observe(target);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [dates, lines, band, height]);
  return <div ref={place} role="img" aria-label={name} style={{ minHeight: `${height}px`, minWidth: 0 }} />;
}

/** Seconds since 1970 as a date. */
const dateOf = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 10);

/** A canvas knows no variables of a style sheet: they are looked up where it stands. */
function look(target: HTMLElement, lines: readonly CourseLine[], band: Properties['band']): Omit<uPlot.Options, 'width' | 'height'> {
  const style = getComputedStyle(target);
  const color = (name: string) => style.getPropertyValue(name.replace(/^var\((.*)\)$/, '$1')).trim();
  const font = `11px ${color('--font')}`;
  const axis = {
    stroke: color('--ink-soft'),
    font,
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line'), width: 1 },
  };
  return {
    cursor: { y: false },
    legend: { show: false },
    axes: [
      { ...axis, space: 80, values: (_, at) => at.map(dateOf) },
      { ...axis, size: 56, grid: { ...axis.grid } },
    ],
    series: [
      {},
      ...lines.map(({ label, color: css, dashed }) => ({
        ...{ label, stroke: color(css), width: 2, points: { show: false } },
        ...(dashed ? { dash: [6, 4] } : {}),
      })),
    ],
    ...(band ? { bands: [{ series: [band[1] + 1, band[0] + 1] as [number, number], fill: color('--band') }] } : {}),
  };
}

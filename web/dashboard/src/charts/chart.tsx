import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { type Cell, csvOf } from './csv';
import { download } from './download';
import { NumbersTable } from './numbers-table';

type Properties = Readonly<{
  title: string;
  /** What the chart says, in words. */
  verdict?: ComponentChildren;
  /** The numbers behind it. */
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** What each colour and line stands for. */
  legend?: readonly Readonly<{ color: string; label: string }>[];
  /** Name of a downloaded file, without its ending. */
  file: string;
  children: ComponentChildren;
}>;

/** A chart with what it says in words, the table behind it, and both to take along. */
export function Chart({ title, verdict, columns, rows, legend = [], file, children }: Properties) {
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  const saveSvg = () => {
    const svg = figure.current?.querySelector('svg');
    if (svg) download(`${file}.svg`, 'image/svg+xml', standalone(svg));
  };
  return (
    <figure class="chart card" ref={figure} aria-labelledby={id}>
      <div class="chart-head">
        <h3 id={id}>{title}</h3>
        <button type="button" class="button plain small" onClick={() => download(`${file}.csv`, 'text/csv', csvOf(columns, rows))}>
          CSV
        </button>
        <button type="button" class="button plain small" onClick={saveSvg}>
          SVG
        </button>
      </div>
      {verdict ? <figcaption>{verdict}</figcaption> : null}
      {children}
      {legend.length === 0 ? null : (
        <ul class="legend">
          {legend.map(({ color, label }) => (
            <li key={label}>
              <span class="swatch" style={{ background: color }} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <NumbersTable title={title} columns={columns} rows={rows} />
    </figure>
  );
}

/** The drawing with the colours that it is shown in, so that it looks the same without this page. */
function standalone(svg: SVGElement): string {
  const copy = svg.cloneNode(true) as SVGElement;
  const copied = [copy, ...copy.querySelectorAll('*')];
  for (const [place, element] of [svg, ...svg.querySelectorAll('*')].entries()) {
    const { fill, stroke, strokeDasharray, font } = getComputedStyle(element);
    copied[place]?.setAttribute('fill', fill);
    copied[place]?.setAttribute('stroke', stroke);
    copied[place]?.setAttribute('stroke-dasharray', strokeDasharray);
    if (element.tagName === 'text') copied[place]?.setAttribute('font', font);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

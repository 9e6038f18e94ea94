import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import type { Listed } from '../api/pages';
import { Problem } from './problem';

/** A column: what it is called, how wide (a track of CSS grid), and what is in it. */
export type Column<Item> = Readonly<{ title: string; width: string; cell: (item: Item) => ComponentChildren; isNumber?: boolean }>;

type Properties<Item> = Readonly<{
  name: string;
  columns: readonly Column<Item>[];
  listed: Listed<Item>;
  more: () => void;
  keyOf: (item: Item) => string | number;
  /** Height of a row, in pixels. */
  rowHeight?: number;
  empty: ComponentChildren;
}>;

const viewHeight = 560;
/** Rows beyond what is seen, so that scrolling shows no holes. */
const spare = 10;

/** A table of any length: only the rows that are seen are there, and more are read as somebody comes near the end. */
export function VirtualTable<Item>({ name, columns, listed, more, keyOf, rowHeight = 48, empty }: Properties<Item>) {
  const top = useSignal(0);
  const { items, cursor, problem, isLoading } = listed;
  if (items.length === 0 && !isLoading) return problem ? <Problem problem={problem} /> : <div class="notice">{empty}</div>;
  const first = Math.max(0, Math.floor(top.value / rowHeight) - spare);
  const shown = items.slice(first, first + Math.ceil(viewHeight / rowHeight) + 2 * spare);
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };
  const scrolled = (event: Event) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget as HTMLElement;
    top.value = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < viewHeight) more();
  };
  return (
    <div class="stack close">
      {problem ? <Problem problem={problem} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="virtual card" style={{ height: `${viewHeight}px` }} tabIndex={0} aria-label={name} onScroll={scrolled}>
        {/* biome-ignore lint/a11y/useSemanticElements: rows of a table element could not be placed one by one */}
        <div role="table" aria-label={name} aria-rowcount={cursor === null ? items.length + 1 : -1}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: a row is not acted on */}
          <div role="row" class="virtual-row head" style={tracks} aria-rowindex={1}>
            {columns.map(({ title, isNumber }) => (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
              <span role="columnheader" key={title} class={isNumber ? 'number' : ''}>
                {title}
              </span>
            ))}
          </div>
          <div style={{ height: `${items.length * rowHeight}px`, position: 'relative' }}>
            {shown.map((item, place) => (
              // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: as above
              <div
                role="row"
                key={keyOf(item)}
                class="virtual-row"
                style={{
                  ...tracks,
                  height: `${rowHeight}px`,
                  position: 'absolute',
                  top: `${(first + place) * rowHeight}px`,
                  left: 0,
                  right: 0,
                }}
                aria-rowindex={first + place + 2}
              >
                {columns.map(({ title, cell, isNumber }) => (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  <span role="cell" key={title} class={isNumber ? 'number' : ''}>
                    {cell(item)}
                  </span>
                ))}
              </div>
            ))}
          </div>
        </div>
      </section>
      <p class="soft" role="status">
        {items.length} {cursor === null ? 'in all' : 'so far, more as you scroll'}
      </p>
    </div>
  );
}

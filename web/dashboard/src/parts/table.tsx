import type { ComponentChildren } from 'preact';

type Properties = Readonly<{
  name: string;
  /** Beyond it, it scrolls: a CSS length. */
  height?: string;
  /** Its class, where it is no table of rows to read. */
  kind?: 'calendar';
  /** What to know before reading it. */
  says?: ComponentChildren;
  children: ComponentChildren;
}>;

/** A table that scrolls by itself where it is wider than the page, by keyboard too. */
export function Table({ name, height, kind, says, children }: Properties) {
  return (
    <>
      {says ? <p class="soft">{says}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={name} style={height === undefined ? {} : { maxHeight: height }}>
        <table class={kind ?? 'table'}>{children}</table>
      </section>
    </>
  );
}

/** The head of a table. A title that ends in `#` is of numbers. */
export function TableHead({ titles }: Readonly<{ titles: readonly string[] }>) {
  return (
    <thead>
      <tr>
        {titles.map((title) => (
          <th key={title} scope="col" class={title.endsWith('#') ? 'number' : ''}>
            {title.replace(/#$/, '')}
          </th>
        ))}
      </tr>
    </thead>
  );
}

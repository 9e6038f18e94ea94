import type { ComponentChildren } from 'preact';

/** A few numbers, each with its name. */
export function Figures({ of }: Readonly<{ of: Readonly<Record<string, ComponentChildren>> }>) {
  return (
    <dl class="figures">
      {Object.entries(of).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { type ComponentChildren } from 'preact';

type Properties = Readonly<{
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  whole?: boolean;
  children: ComponentChildren;
}>;

/** A control with its label, what it wants, and what is wrong with what was given. */
export function Field({ label, hint, wrong, whole, children }: Properties) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child that it wraps
    <label class={whole ? 'field whole' : 'field'}>
      <span class="label">{label}</span>
      {children}
      {hint === undefined ? null : <span class="hint">{hint}</span>}
      {wrong === undefined ? null : (
        <span class="wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  );
}

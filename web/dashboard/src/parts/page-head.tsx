import type { ComponentChildren } from 'preact';

/** The title of a page, and in a sentence what it is for. */
export function PageHead({ title, children }: Readonly<{ title: string; children?: ComponentChildren }>) {
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {children ? <p class="soft">{children}</p> : null}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/resource';
import { Problem } from './problem';

type Properties<Body> = Readonly<{
  resource: Resource<Body>;
  /** Room that is kept while nothing is there yet, so that nothing jumps: a CSS length. */
  room?: string;
  /** What to say, and to do, when there is nothing. */
  empty?: Readonly<{ when: (body: Body) => boolean; say: ComponentChildren }>;
  children: (body: Body) => ComponentChildren;
}>;

/** Shows what was read, what went wrong, or that there is nothing yet. */
export function Loaded<Body>({ resource: { body, problem }, room = '8rem', empty, children }: Properties<Body>) {
  if (body === undefined)
    return problem ? <Problem problem={problem} /> : <div class="bone" style={{ minHeight: room }} aria-busy="true" />;
  const isEmpty = empty?.when(body) ?? false;
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      {isEmpty ? <div class="notice">{empty?.say}</div> : children(body)}
    </>
  );
}

import type { Problem as Refusal } from '../api/problem';

/** Says what happened, and what would be right. */
export function Problem({ problem }: Readonly<{ problem: Refusal }>) {
  const { title, detail, errors = [] } = problem;
  return (
    <div class="notice bad" role="alert">
      <strong>{title}</strong>
      {detail && detail !== title ? <span>{detail}</span> : null}
      {errors.length === 0 ? null : (
        <ul>
          {errors.map(({ path, message }) => (
            <li key={path + message}>
              <span class="code">{path}</span>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

import type { Problem as Refusal } from '../api/problem';

/** Says what happened, and what would be right. */
export function Problem({ problem }: Readonly<{ problem: Refusal }>) {
  const { title, detail, errors = [] } = problem;
  // The detail of a refused body is what is wrong with its fields, in one line.
  const isListed = errors.length > 0 && errors.every(({ message }) => detail.includes(message));
  return (
    <div class="notice bad" role="alert">
      <strong>{title}</strong>
      {detail && detail !== title && !isListed ? <span>{detail}</span> : null}
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

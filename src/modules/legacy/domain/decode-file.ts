import type { Game } from '#modules/draws';
import { type LegacyRow, readText } from './cells';
import { decodeSet } from './decode-set';
import { type DecodedFile, type DecodedSet, RowProblems } from './legacy-set';

/** The rows of an old file. */
export type LegacyRows = Readonly<{ prediction_sets: readonly LegacyRow[]; model_predictions: readonly LegacyRow[] }>;

/** Understands the old application's tables as far as they can be. Every row either ends in a set or in a problem that says why not. */
export function decodeFile({ prediction_sets, model_predictions }: LegacyRows, game: Game): DecodedFile {
  const predictionsOf = bySet(model_predictions);
  const known = new Set<string>();
  const sets: DecodedSet[] = [];
  const problems: RowProblems['found'] = [];
  for (const row of prediction_sets) {
    const id = readText(row.cells.set_id).value;
    if (id !== null && known.has(id)) {
      problems.push(...rejection(row, 'set_id', 'repeated-id', `an earlier row has the set_id ${id} as well`));
      continue;
    }
    const { content, problems: found } = decodeSet(row, id === null ? [] : (predictionsOf.get(id) ?? []), game);
    if (id !== null) known.add(id);
    if (content) sets.push({ row: row.row, content });
    problems.push(...found);
  }
  return { sets, problems: [...problems, ...orphans(model_predictions, known), ...twiceCurrent(sets)] };
}

function bySet(predictions: readonly LegacyRow[]): Map<string, LegacyRow[]> {
  const found = new Map<string, LegacyRow[]>();
  for (const row of predictions) {
    const id = readText(row.cells.prediction_set_id).value;
    if (id === null) continue;
    const rows = found.get(id);
    if (rows) rows.push(row);
    else found.set(id, [row]);
  }
  return found;
}

function orphans(predictions: readonly LegacyRow[], known: ReadonlySet<string>): RowProblems['found'] {
  return predictions.flatMap((row) => {
    const id = readText(row.cells.prediction_set_id).value;
    if (id !== null && known.has(id)) return [];
    const problems = new RowProblems('model_predictions', row.row);
    problems.reject('prediction_set_id', 'orphan', id === null ? 'it names no set' : `its set ${id} is not in prediction_sets`);
    return problems.found;
  });
}

/** Sets that claim to be the current one of a model that another set claims to be the current one of. */
function twiceCurrent(sets: readonly DecodedSet[]): RowProblems['found'] {
  const claims = new Map<string, DecodedSet[]>();
  for (const set of sets.filter(({ content }) => content.current)) {
    claims.set(set.content.modelName, [...(claims.get(set.content.modelName) ?? []), set]);
  }
  return [...claims].flatMap(([model, claiming]) =>
    claiming.length < 2
      ? []
      : claiming.flatMap(({ row }) => {
          const problems = new RowProblems('prediction_sets', row);
          problems.remark('is_current', 'two-current-sets', `${claiming.length} sets claim to be the current one of ${model}`);
          return problems.found;
        }),
  );
}

function rejection({ row }: LegacyRow, column: string, code: string, message: string): RowProblems['found'] {
  const problems = new RowProblems('prediction_sets', row);
  problems.reject(column, code, message);
  return problems.found;
}

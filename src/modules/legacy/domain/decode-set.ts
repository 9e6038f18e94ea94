import { drawInstant, firstDrawOf, type Game, nextDraw } from '#modules/draws';
import { type LegacyRow, readBoolean, readFloat, readInteger, readText } from './cells';
import { decodeTicket, momentOf } from './decode-ticket';
import { type LegacySetContent, RowProblems } from './legacy-set';
import { instantIn, type WrittenMoment } from './timestamps';

/** A set that was understood, or undefined where it was not; and what is wrong with its rows. */
export type DecodedSetRow = Readonly<{ content: LegacySetContent | undefined; problems: RowProblems['found'] }>;

/** Reads a row of `prediction_sets` with the rows of `model_predictions` that refer to it. */
export function decodeSet(set: LegacyRow, predictions: readonly LegacyRow[], game: Game): DecodedSetRow {
  const problems = new RowProblems('prediction_sets', set.row);
  const originalId = readText(set.cells.set_id).value;
  const modelName = readText(set.cells.model_name).value;
  const claimed = readInteger(set.cells.total_predictions).value ?? 0;
  if (originalId === null) problems.reject('set_id', 'missing-id', 'the set has no readable set_id');
  else if (predictions.length === 0 && claimed > 0)
    problems.reject(null, 'predictions-missing', `none of its ${claimed} predictions is there`);
  else if (predictions.length === 0) problems.reject(null, 'no-predictions', 'no prediction refers to it: it is book-keeping, not a set');
  else if (modelName === null) problems.reject('model_name', 'missing-model', 'the set names no model');
  if (originalId === null || modelName === null || predictions.length === 0) {
    return { content: undefined, problems: [...problems.found, ...rejectedWith(predictions, originalId)] };
  }

  const createdAt = momentOf(set.cells.created_at, problems);
  const draw = inferDraw(createdAt, game);
  if (createdAt && draw.date === null) problems.remark('created_at', 'before-first-draw', draw.basis);
  const decoded = predictions.map((prediction) => decodeTicket(prediction, game, draw.date));
  const tickets = decoded.flatMap(({ ticket }) => (ticket ? [ticket] : []));
  const content = { game: game.id, originalId, modelName, createdAt, draw, ...factsOf(set, predictions, problems), tickets };
  if (tickets.length === 0) problems.reject(null, 'no-readable-predictions', 'none of its predictions can be understood');
  return {
    content: tickets.length === 0 ? undefined : content,
    problems: [...problems.found, ...decoded.flatMap((each) => each.problems), ...othersModels(predictions, modelName)],
  };
}

/** The draw that a set made at a moment was for: the next one after it. The old tables do not say. */
export function inferDraw(createdAt: WrittenMoment | null, game: Game): LegacySetContent['draw'] {
  if (!createdAt) return { date: null, basis: 'nothing: when the set was made cannot be understood' };
  const instant = instantIn(createdAt, game.timeZone);
  const first = firstDrawOf(game);
  if (instant < drawInstant(game, first)) return { date: null, basis: `nothing: ${createdAt.written} is before the first draw, ${first}` };
  const zone = createdAt.instant === null ? `, taken as the time in ${game.timeZone} since it names no zone` : '';
  return { date: nextDraw(game, instant).date, basis: `the first draw after created_at ${createdAt.written}${zone}` };
}

/** Predictions of a set that is not taken over are not either, and are listed as well. */
function rejectedWith(predictions: readonly LegacyRow[], originalId: string | null): RowProblems['found'] {
  return predictions.flatMap(({ row }) => {
    const problems = new RowProblems('model_predictions', row);
    problems.reject('prediction_set_id', 'set-rejected', `its set ${originalId} was not taken over`);
    return problems.found;
  });
}

type Facts = Pick<LegacySetContent, 'current' | 'totalPredictions' | 'trainingSeconds' | 'notes' | 'artifactPath'>;

function factsOf({ cells }: LegacyRow, predictions: readonly LegacyRow[], problems: RowProblems): Facts {
  const totalPredictions = problems.valueOf('total_predictions', readInteger(cells.total_predictions));
  if (totalPredictions !== null && totalPredictions !== predictions.length) {
    problems.remark(
      'total_predictions',
      'wrong-total',
      `total_predictions is ${totalPredictions}, but ${predictions.length} rows refer to the set`,
    );
  }
  return {
    current: problems.valueOf('is_current', readBoolean(cells.is_current)),
    totalPredictions,
    trainingSeconds: problems.valueOf('training_duration', readFloat(cells.training_duration)),
    notes: problems.valueOf('notes', readText(cells.notes)),
    artifactPath: problems.valueOf('model_artifact_path', readText(cells.model_artifact_path)),
  };
}

function othersModels(predictions: readonly LegacyRow[], modelName: string): RowProblems['found'] {
  return predictions.flatMap(({ row, cells }) => {
    const { value } = readText(cells.model_name);
    const problems = new RowProblems('model_predictions', row);
    if (value !== null && value !== modelName) {
      problems.remark('model_name', 'other-model', `the prediction names the model ${value}, its set ${modelName}`);
    }
    return problems.found;
  });
}

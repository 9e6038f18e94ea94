import { eraOf, type Game, type GameEra } from '#modules/draws';
import { type Cell, type LegacyRow, readBoolean, readFloat, readInteger, readText } from './cells';
import { assignJson, type JsonColumns, readJson } from './legacy-json';
import { type LegacyTicketContent, RowProblems } from './legacy-set';
import { parseMoment, type WrittenMoment } from './timestamps';

/** A prediction that was understood, or undefined where it was not; and what is wrong with its row. */
export type DecodedTicket = Readonly<{ ticket: LegacyTicketContent | undefined; problems: RowProblems['found'] }>;

/** Reads a row of `model_predictions`. Its numbers must be possible in the era of `drawDate`, or in any era where that is unknown. */
export function decodeTicket({ row, cells }: LegacyRow, game: Game, drawDate: string | null): DecodedTicket {
  const problems = new RowProblems('model_predictions', row);
  const numbers = numbersOf(cells, problems);
  const eras = drawDate === null ? game.eras : [eraOf(game, drawDate)];
  if (numbers && !eras.some((era) => isPossible(numbers, era))) {
    const rules = drawDate === null ? 'of any era' : `since ${eras[0]?.id}`;
    problems.reject('white_numbers', 'impossible-numbers', `${numbers.white?.join(' ')} + ${numbers.powerball} break the rules ${rules}`);
    return { ticket: undefined, problems: problems.found };
  }
  if (!numbers) return { ticket: undefined, problems: problems.found };
  const json = jsonOf(cells, problems);
  const ticket: LegacyTicketContent = {
    row,
    originalId: problems.valueOf('prediction_id', readText(cells.prediction_id)),
    numbers,
    probability: problems.valueOf('probability', readFloat(cells.probability)),
    createdAt: momentOf(cells.created_at, problems),
    version: problems.valueOf('version', readInteger(cells.version)),
    active: problems.valueOf('is_active', readBoolean(cells.is_active)),
    features: json.features,
    hyperparameters: json.hyperparameters,
    metrics: json.metrics,
    unassigned: [...json.unassigned],
  };
  return { ticket, problems: problems.found };
}

/** A time stamp; a remark where it cannot be understood. */
export function momentOf(cell: Cell | undefined, problems: RowProblems): WrittenMoment | null {
  const { value, readable } = readText(cell);
  const moment = value === null ? undefined : parseMoment(value);
  problems.valueOf('created_at', { value, readable: readable && (value === null || moment !== undefined) });
  return moment ?? null;
}

/** The numbers in order, or undefined where a cell cannot be understood or a ball is there twice. */
function numbersOf(cells: LegacyRow['cells'], problems: RowProblems): Record<string, number[]> | undefined {
  const { json } = readJson(cells.white_numbers);
  const balls = Array.isArray(json?.value) ? json.value.map(ballOf) : undefined;
  const powerball = readInteger(cells.powerball).value;
  if (!balls || balls.includes(null)) problems.reject('white_numbers', 'unreadable-numbers', 'white_numbers is no list of whole numbers');
  else if (new Set(balls).size !== balls.length)
    problems.reject('white_numbers', 'repeated-ball', `a ball is there twice: ${balls.join(' ')}`);
  else if (powerball === null) problems.reject('powerball', 'unreadable-numbers', 'powerball is no whole number');
  else return { white: (balls as number[]).sort((a, b) => a - b), powerball: [powerball] };
  return undefined;
}

/** A number or its digits; a list or anything else is no ball. */
const ballOf = (ball: LegacyTicketContent['unassigned'][number]): number | null =>
  typeof ball === 'number' || typeof ball === 'string' ? readInteger(ball).value : null;

const isPossible = (numbers: Record<string, number[]>, era: GameEra): boolean =>
  Object.entries(era.pools).every(
    ([pool, { pick, size }]) => numbers[pool]?.length === pick && numbers[pool].every((ball) => ball >= 1 && ball <= size),
  );

function jsonOf(cells: LegacyRow['cells'], problems: RowProblems): JsonColumns {
  const [features, hyperparameters, metrics] = (['features_used', 'hyperparameters', 'performance_metrics'] as const).map((column) => {
    const { json, readable } = readJson(cells[column]);
    problems.valueOf(column, { value: json, readable });
    if (json && json.notNumbers > 0) problems.remark(column, 'not-a-number', `${json.notNumbers} × NaN or infinity is read as null`);
    return json?.value ?? null;
  }) as [LegacyTicketContent['unassigned'][number], LegacyTicketContent['unassigned'][number], LegacyTicketContent['unassigned'][number]];
  const assigned = assignJson(features, hyperparameters, metrics);
  for (const column of assigned.swapped) problems.remark(column, 'swapped-json', `what stands in ${column} belongs to another column`);
  if (assigned.unassigned.length > 0) {
    problems.remark(null, 'unassigned-json', 'which of the JSON columns is which cannot be told; they are kept as unassigned');
  }
  return assigned;
}

import { createHash } from 'node:crypto';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, type Rejection } from '#events/kernel';
import { type LegacyProblem, legacyFileStream, legacySetStream } from '#events/legacy';
import { canonicalJson, type StreamAppend } from '#events/store';
import { Games } from '#modules/draws';
import { Decisions, type Outcome } from '#modules/platform';
import { legacyFileDecider, legacySetDecider, type MigrateFile, type MigrateSet } from '../domain/legacy.decider';
import type { DecodedSet } from '../domain/legacy-set';
import { decodeInBackground, type LegacyFile } from '../source/decode-in-background';

/** The old application knew this game only. */
const legacyGame = 'powerball';
/** Problems that are put on record one by one; the others are counted. */
const problemsMax = 10_000;

/** Take the prediction sets in a file of the old application over. A file is taken over once. */
export class MigrateLegacyFileCommand extends Command<Outcome<MigratedFile>> {
  constructor(readonly bytes: Buffer) {
    super();
  }
}

/** Which file it was, and whether this command is what took it over. */
export type MigratedFile = { fileSha256: string; isNew: boolean };

@CommandHandler(MigrateLegacyFileCommand)
export class MigrateLegacyFileHandler implements ICommandHandler<MigrateLegacyFileCommand> {
  constructor(
    private readonly decisions: Decisions,
    private readonly games: Games,
  ) {}

  async execute({ bytes }: MigrateLegacyFileCommand): Promise<Outcome<MigratedFile>> {
    const fileSha256 = createHash('sha256').update(bytes).digest('hex');
    const { state } = this.decisions.load(legacyFileStream(fileSha256), legacyFileDecider);
    if (state.isMigrated) return this.decisions.commit([], { fileSha256, isNew: false });
    const file = await decodeInBackground({ bytes, game: this.games.get(legacyGame) });
    return this.decisions.retried(() => this.migrate(file, fileSha256, bytes.length));
  }

  private async migrate(file: LegacyFile, fileSha256: string, bytes: number): Promise<Outcome<MigratedFile>> {
    const sets = this.decideSets(file.sets.map((set) => commandOf(set, fileSha256)));
    const problems = [...file.problems, ...sets.flatMap(({ conflict }) => conflict ?? [])];
    const migrated = sets.filter(({ append }) => append.events.length > 0);
    const rejected = problems.filter(({ kind }) => kind === 'rejected').length;
    const command: MigrateFile = {
      type: 'MigrateFile',
      fileSha256,
      game: legacyGame,
      bytes,
      columns: file.columns,
      rows: file.rows,
      migrated: migrated.length,
      alreadyMigrated: sets.filter(({ append, conflict }) => append.events.length === 0 && !conflict).length,
      tickets: migrated.reduce((sum, { tickets }) => sum + tickets, 0),
      rejected,
      remarks: problems.length - rejected,
      problems: problems.slice(0, problemsMax),
      notes: file.notes,
    };
    const stream = legacyFileStream(fileSha256);
    const { state, version } = this.decisions.load(stream, legacyFileDecider);
    const events = legacyFileDecider.decide(command, state);
    if (isRejection(events) || events.length === 0) return this.decisions.commit([], { fileSha256, isNew: false });
    return this.decisions.commit([...migrated.map(({ append }) => append), { stream, expectedVersion: version, events }], {
      fileSha256,
      isNew: true,
    });
  }

  private decideSets(commands: readonly MigrateSet[]): DecidedSet[] {
    const streams = commands.map(({ setId }) => legacySetStream(setId));
    return this.decisions.loadAll(streams, legacySetDecider).map(({ state, version }, index) => {
      const command = commands[index] as MigrateSet;
      const decision = legacySetDecider.decide(command, state);
      const append = { stream: streams[index] as string, expectedVersion: version, events: isRejection(decision) ? [] : decision };
      return { append, tickets: command.tickets.length, ...(isRejection(decision) ? { conflict: conflictOf(command, decision) } : {}) };
    });
  }
}

/** What was decided of one set; `conflict` where another one with its id is on record. */
type DecidedSet = Readonly<{ append: StreamAppend; tickets: number; conflict?: LegacyProblem }>;

function commandOf({ row, content }: DecodedSet, fileSha256: string): MigrateSet {
  const tickets = content.tickets.map(({ row: _, ...ticket }) => ticket);
  return {
    type: 'MigrateSet',
    setId: sha256(content.originalId),
    ...content,
    contentSha256: sha256(canonicalJson({ ...content, tickets })),
    source: { fileSha256, row },
  };
}

const conflictOf = ({ source }: MigrateSet, { detail, rejected }: Rejection): LegacyProblem => ({
  table: 'prediction_sets',
  row: source.row,
  kind: 'rejected',
  column: 'set_id',
  code: rejected,
  message: detail,
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

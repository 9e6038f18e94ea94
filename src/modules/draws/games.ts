import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { GameRegistered } from '#events/draws';
import { RejectedError } from '#events/kernel';
import { EventLog, packageRoot } from '#events/store';
import { ReadSide } from '#projections/runner';
import type { Game } from './domain/game';
import { GameDefinition } from './domain/game-definition';
import { loadGames } from './sources/load-games';

/** A game, and the position of the log since which it is known: 0 for those that ship. */
type Known = Readonly<{ game: Game; since: number }>;

/** The games that this service knows: those in `data/games`, and those that users registered. */
@Injectable()
export class Games {
  private readonly games: Map<string, Known>;
  private readonly logger = new Logger('games');
  /** Position up to which the log has been looked through for games. */
  private seen = 0;

  /** @throws Error when a definition is wrong: the service does not start */
  constructor(
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
  ) {
    const shipped = loadGames(join(packageRoot(), 'data/games'));
    this.games = new Map(shipped.map((game) => [game.id, { game, since: 0 }]));
  }

  /** Games that are known at the current request's moment. */
  all(): readonly Game[] {
    this.lookForGames();
    const { position } = this.readSide.view;
    return [...this.games.values()].filter(({ since }) => since <= position).map(({ game }) => game);
  }

  /** @throws RejectedError `game-not-found` */
  get(id: string): Game {
    const games = this.all();
    const game = games.find((each) => each.id === id);
    if (!game) throw new RejectedError('game-not-found', `there is no game ${id}; there are: ${games.map((each) => each.id).join(', ')}`);
    return game;
  }

  /** Whether a game ships with the service. */
  ships(id: string): boolean {
    return this.games.get(id)?.since === 0;
  }

  /** Registrations are few, and found by their type: what is new costs one look into an index. */
  private lookForGames(): void {
    if (this.seen === this.log.head) return;
    const { head } = this.log;
    const page = { limit: 1_000, order: 'asc' } as const;
    for (let cursor: number | null = this.seen; cursor !== null; ) {
      const { lines, next } = this.log.page({ types: ['GameRegistered'], upTo: head }, { ...page, cursor });
      for (const line of lines) this.add(JSON.parse(line));
      cursor = next;
    }
    this.seen = head;
  }

  private add({ position, data }: { position: number; data: GameRegistered['data'] }): void {
    const read = GameDefinition.safeParse(withPoolsInOrder(data));
    // One definition that cannot be read must not take the others away.
    if (!read.success) this.logger.error(`the game registered at position ${position} cannot be read: ${read.error.message}`);
    else if (!this.games.has(read.data.id)) this.games.set(read.data.id, { game: read.data, since: position });
  }
}

type Definition = GameRegistered['data']['definition'];

/** The definition with the pools in the order that they were registered in. Records of before that was kept have them as the log does. */
function withPoolsInOrder({
  definition,
  pools = Object.keys(definition.pools ?? {}),
}: Pick<GameRegistered['data'], 'definition'> & { pools?: string[] }): Definition {
  const inOrder = (of: unknown) => Object.fromEntries(pools.map((name) => [name, (of as Definition)[name] ?? null]));
  const eras = (definition.eras as Definition[]).map((era) => ({ ...era, pools: inOrder(era.pools) }));
  return { ...definition, pools: inOrder(definition.pools), eras } as Definition;
}

import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { DrawIngested } from '#events/draws';
import type { Recorded, RecordedEvent } from '#events/kernel';
import type { PredictionIssued } from '#events/predictions';
import type { Subscriber } from '#events/store';
import { drawInstant, Games } from '#modules/draws';
import { Clock, Commands, Ids, Occurrences, RequestContext, Timer } from '#modules/platform';
import { ClosingQueries } from '#projections/predictions';
import { ReadSide } from '#projections/runner';
import { ClosePredictionsCommand } from '../commands/close-predictions.handler';

/** The clock may be set, and a machine may sleep: nobody waits longer than this without looking. */
const lookAgainMs = 60_000;

type Target = Readonly<{ game: string; drawDate: string }>;

const keyOf = ({ game, drawDate }: Target): string => `${game}/${drawDate}`;

/** Closes each predicted draw at its cut-off, the moment of the draw; at the latest when its result comes on record. What became due while the service was down is closed at its start. */
@Injectable()
export class ClosePredictionsAtCutOff implements Subscriber, OnModuleDestroy {
  readonly name = 'close-predictions-at-cut-off';
  readonly types = ['PredictionIssued', 'DrawIngested'];
  private cancel: () => void = () => {};
  /** When it looks next, in milliseconds since 1970. */
  private looksAt = Number.POSITIVE_INFINITY;
  private open: Promise<Map<string, Target>> | undefined;
  private stopped = false;

  constructor(
    private readonly commands: Commands,
    private readonly context: RequestContext,
    private readonly readSide: ReadSide,
    private readonly closings: ClosingQueries,
    private readonly games: Games,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly timer: Timer,
    private readonly occurrences: Occurrences,
  ) {}

  readonly handle = async (event: RecordedEvent): Promise<void> => {
    const open = await this.openTargets();
    if (event.type === 'PredictionIssued') {
      const { game, drawDate } = (event as Recorded<PredictionIssued>).data;
      open.set(keyOf({ game, drawDate }), { game, drawDate });
      if (this.isDue({ game, drawDate })) await this.closeBecauseOf(event, { game, drawDate });
      else this.lookAt(this.cutOffOf({ game, drawDate }));
      return;
    }
    const { game, date: drawDate, source } = (event as Recorded<DrawIngested>).data;
    if (source.kind !== 'sample' && open.has(keyOf({ game, drawDate }))) await this.closeBecauseOf(event, { game, drawDate });
  };

  /** Closes every draw whose cut-off is past, and waits for the next one. */
  async closeDue(): Promise<void> {
    this.looksAt = Number.POSITIVE_INFINITY;
    this.lookAt(this.now() + lookAgainMs);
    for (const target of [...(await this.openTargets()).values()]) {
      if (!this.isDue(target)) {
        this.lookAt(this.cutOffOf(target));
        continue;
      }
      const meta = { actor: `system:${this.name}`, correlationId: this.ids.next() };
      await this.context.run({ meta }, () => this.close(target)).catch((error: unknown) => this.failed(target, error));
    }
  }

  onModuleDestroy(): void {
    this.stopped = true;
    this.cancel();
  }

  /** Looks at a time, unless it looks before that anyway. What should have been before now was overtaken by a clock that was set. */
  private lookAt(time: number): void {
    if (this.stopped || (time >= this.looksAt && this.looksAt > this.now())) return;
    this.cancel();
    this.looksAt = time;
    this.cancel = this.timer.after(Math.max(0, time - this.now()), () => {
      this.closeDue().catch((error: unknown) => this.failed(null, error));
    });
  }

  /** One that fails hinders no other; it is tried again. */
  private failed(target: Target | null, error: unknown): void {
    const what = target ? `predictions for ${target.game} ${target.drawDate}` : 'predictions';
    this.occurrences.failed('prediction', { source: this.name, message: `${what} could not be closed; tried again in a minute`, error });
  }

  private async closeBecauseOf(event: RecordedEvent, target: Target): Promise<void> {
    await this.readSide.mustReach(event.position);
    await this.context.reactTo(event, this.name, () => this.close(target));
  }

  private async close(target: Target): Promise<void> {
    const known = await this.closings.find(target.game, target.drawDate);
    if (known && known.closedAt === null) await this.commands.execute(new ClosePredictionsCommand(target.game, target.drawDate));
    (await this.openTargets()).delete(keyOf(target));
  }

  /** Predicted draws that are not closed: kept, because each of a hundred thousand imported draws asks for it. A read that failed is tried again. */
  private openTargets(): Promise<Map<string, Target>> {
    this.open ??= this.readOpen().catch((error: unknown) => {
      this.open = undefined;
      throw error;
    });
    return this.open;
  }

  private async readOpen(): Promise<Map<string, Target>> {
    const rows = await this.closings.open();
    return new Map(rows.map(({ game, drawDate }) => [keyOf({ game, drawDate }), { game, drawDate }]));
  }

  private isDue(target: Target): boolean {
    return this.cutOffOf(target) <= this.now();
  }

  private cutOffOf({ game, drawDate }: Target): number {
    return Date.parse(drawInstant(this.games.get(game), drawDate));
  }

  private now(): number {
    return Date.parse(this.clock.now());
  }
}

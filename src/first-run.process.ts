import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { EventLog, packageRoot } from '#events/store';
import { ImportDrawsCommand } from '#modules/draws';
import { Settings } from '#modules/configuration';
import { Commands, Ids, RequestContext } from '#modules/platform';
import { IssuePredictionCommand } from '#modules/predictions';
import { RequestTrainingCommand } from '#modules/training';
import { ReadSide } from '#projections/runner';
import { ModelSlotQueries } from '#projections/training';

const actor = 'system:first-run';
const game = 'powerball';
const firstAlgorithm = 'frequency';
const trainingWaitMs = 120_000;

/** The first start on an empty log: the sample's draws, a model, a prediction for the next draw. */
@Injectable()
export class FirstRun {
  private readonly logger = new Logger('start');

  constructor(
    private readonly log: EventLog,
    private readonly readSide: ReadSide,
    private readonly commands: Commands,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly settings: Settings,
    private readonly slots: ModelSlotQueries,
  ) {}

  /** Where nothing has happened yet, shows what the service does, from draws to a prediction. Each step only once, also after a crash. */
  async show(): Promise<void> {
    if (!this.settings.sample) return;
    try {
      await this.context.run({ meta: { actor, correlationId: this.ids.next() } }, () => this.showOnce());
    } catch (error) {
      this.logger.error('the first run broke off; the service goes on without', error instanceof Error ? error.stack : String(error));
    }
  }

  private async showOnce(): Promise<void> {
    const isBegun = this.log.page({ types: ['ImportStarted'], actor }, { limit: 1, order: 'asc' }).lines.length > 0;
    if (this.hasHappened('DrawIngested') && !isBegun) return;
    if (!isBegun) {
      this.logger.log('the log is empty: importing the synthetic sample history (HINDCAST_SAMPLE=off starts without it)');
      const sample = readFileSync(join(packageRoot(), 'data/sample/powerball.csv'));
      await this.commands.execute(new ImportDrawsCommand(game, sample, true));
    }
    if (!this.hasHappened('TrainingRequested')) {
      this.logger.log(`training a first model: ${firstAlgorithm}`);
      await this.commands.execute(new RequestTrainingCommand({ game, algorithm: firstAlgorithm }));
    }
    if (!this.hasHappened('PredictionIssued')) await this.predict();
  }

  private async predict(): Promise<void> {
    await this.until(() => this.hasHappened('ModelRegistered') || this.hasHappened('TrainingFailed'));
    await this.readSide.reached(this.log.head, trainingWaitMs);
    const [model] = await this.slots.currentOfEach();
    if (!model) return this.logger.warn('no model came out of the first training; /v1/trainings says why');
    const { predictionSetId } = await this.commands.execute(new IssuePredictionCommand({ model: { id: model.id } }));
    this.logger.log(`issued the prediction set ${predictionSetId} for the next draw`);
  }

  private hasHappened(type: string): boolean {
    return this.log.page({ types: [type] }, { limit: 1, order: 'asc' }).lines.length > 0;
  }

  /** Waits for something that a process does. */
  private async until(happened: () => boolean): Promise<void> {
    const deadline = performance.now() + trainingWaitMs;
    while (!happened() && performance.now() < deadline) {
      await this.nextCommit(deadline - performance.now());
    }
  }
  private nextCommit(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      const stop = this.log.onCommitted(done);
    });
  }
}

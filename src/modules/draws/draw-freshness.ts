import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { Clock, type Finding, HealthChecks } from '#modules/platform';
import { DrawQueries } from '#projections/draws';
import { freshnessOf } from './domain/data-quality';
import { Games } from './games';

/** Tells the health of the service whether the results of the games that it follows have come: those that are synced by themselves. */
@Injectable()
export class DrawFreshness implements OnModuleInit {
  constructor(
    private readonly checks: HealthChecks,
    private readonly games: Games,
    private readonly draws: DrawQueries,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.checks.add('data', () => this.look());
  }

  private async look(): Promise<Finding> {
    const { sync, operations } = this.settings;
    if (sync.everyMs === 0) return { status: 'up' };
    const late: string[] = [];
    for (const game of this.games.all().filter(({ openData }) => openData)) {
      const { behind, expectedThrough } = freshnessOf(
        game,
        await this.draws.lastDrawn(game.id),
        this.clock.now(),
        operations.resultHoursMax,
      );
      if (behind > 0) late.push(`${behind} draws of ${game.id} up to ${expectedThrough} should be known by now`);
    }
    return late.length === 0 ? { status: 'up' } : { status: 'degraded', reason: late.join('; ') };
  }
}

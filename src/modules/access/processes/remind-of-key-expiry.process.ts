import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Settings } from '#modules/configuration';
import { Alerts, Clock, Ids, RequestContext, Timer } from '#modules/platform';
import { type ActiveKey, lastAdminReminder, reminderOf } from '../domain/expiry-reminders';
import type { ApiKeyRow } from '#projections/access';
import { IssuedKeys } from '../issued-keys';

const everyMs = 3_600_000;

/** Says, at start and every hour, which keys end soon, before those who use them find out. */
@Injectable()
export class RemindOfKeyExpiry implements OnModuleDestroy {
  private readonly logger = new Logger('keys');
  private cancel = () => {};
  private stopped = false;

  constructor(
    private readonly keys: IssuedKeys,
    private readonly settings: Settings,
    private readonly alerts: Alerts,
    private readonly context: RequestContext,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly timer: Timer,
  ) {}

  async start(): Promise<void> {
    const meta = { actor: 'system:remind-of-key-expiry', correlationId: this.ids.next() };
    await this.context
      .run({ meta }, () => this.look())
      .catch((error: unknown) => this.logger.error('the look broke off', error instanceof Error ? error.stack : String(error)));
    if (!this.stopped) this.cancel = this.timer.after(everyMs, () => void this.start());
  }

  onModuleDestroy(): void {
    this.stopped = true;
    this.cancel();
  }

  /** Raises and resolves: a key that is revoked, or whose time is over, wants no looking at any more. */
  private async look(): Promise<void> {
    const now = this.clock.now();
    const all = this.keys.all();
    const active = new Map(all.filter((key) => this.keys.statusOf(key) === 'active').map((key) => [key.id, activeKey(key, now)]));
    for (const { id } of all) {
      const key = active.get(id);
      await this.report(`api-key-expires-${id}`, 'api-key-expires', key ? reminderOf(key) : null);
    }
    const last = this.settings.access === 'keys' ? lastAdminReminder([...active.values()]) : null;
    await this.report('last-admin-key-expires', 'last-admin-key-expires', last);
  }

  private report(alertId: string, kind: string, message: string | null): Promise<void> {
    return this.alerts.report({ alertId, kind, game: null, message });
  }
}

function activeKey({ id, name, role, issuedAt, expiresAt }: ApiKeyRow, now: string): ActiveKey {
  const msUntil = (end: string | null, from: string): number => (end === null ? Infinity : Date.parse(end) - Date.parse(from));
  return { id, name, role, expiresAt, givenMs: msUntil(expiresAt, issuedAt), leftMs: msUntil(expiresAt, now) };
}

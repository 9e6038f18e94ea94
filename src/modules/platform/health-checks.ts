import { Injectable } from '@nestjs/common';
import { type Finding, type Part, Readiness } from './readiness';
import { Timer } from './timer';

/** Looks at a part of the service. What it throws counts as something that wants looking at. */
export type Look = () => Finding | Promise<Finding>;

/** What was found holds so long: probes come often, and from many. */
const keptMs = 1_000;
/** A look that takes longer, at a disk that does not answer, is not waited for. */
const lookMsMax = 1_000;

/** Looks at parts of the service when somebody asks how it is. Rooms add what is theirs. */
@Injectable()
export class HealthChecks {
  private readonly looks = new Map<Part, Look>();
  private looking: Promise<void> = Promise.resolve();
  private lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly readiness: Readiness,
    private readonly timer: Timer,
  ) {}

  /** Adds a look at a part. */
  add(part: Part, look: Look): void {
    this.looks.set(part, look);
  }

  /** Looks at everything, once a second at most. Never throws. */
  refresh(): Promise<void> {
    const nowMs = performance.now();
    if (nowMs - this.lookedAtMs >= keptMs) {
      this.lookedAtMs = nowMs;
      this.looking = this.lookAtAll();
    }
    return this.looking;
  }

  private async lookAtAll(): Promise<void> {
    await Promise.all([...this.looks].map(async ([part, look]) => this.readiness.find(part, await this.lookedAt(look))));
  }

  private async lookedAt(look: Look): Promise<Finding> {
    let cancel = () => {};
    const tooLate = new Promise<Finding>((resolve) => {
      cancel = this.timer.after(lookMsMax, () => resolve(unknown(`it did not answer within ${lookMsMax / 1_000} s`)));
    });
    const looked = (async () => look())().catch((error: unknown) => unknown(error instanceof Error ? error.message : String(error)));
    return Promise.race([looked, tooLate]).finally(() => cancel());
  }
}

const unknown = (reason: string): Finding => ({ status: 'degraded', reason: `how it is cannot be told: ${reason}` });

import { Injectable } from '@nestjs/common';
import { ImportInterrupted, importStream } from '#events/draws';
import { Decisions, Ids, RequestContext } from '#modules/platform';
import { ImportQueries } from '#projections/draws';

/** At start, puts on record that imports which were being read when the service stopped will not go on. */
@Injectable()
export class EndInterruptedImports {
  constructor(
    private readonly imports: ImportQueries,
    private readonly decisions: Decisions,
    private readonly context: RequestContext,
    private readonly ids: Ids,
  ) {}

  async end(): Promise<void> {
    const meta = { actor: 'system:end-interrupted-imports', correlationId: this.ids.next() };
    await this.context.run({ meta }, async () => {
      for (const importId of await this.imports.running()) {
        const stream = importStream(importId);
        await this.decisions.commitPart([{ stream, expectedVersion: 'exists', events: [ImportInterrupted({ importId })] }]);
      }
    });
  }
}

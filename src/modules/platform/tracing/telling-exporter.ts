import { Logger } from '@nestjs/common';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';

type Done = Parameters<SpanExporter['export']>[1];

/** Says when spans cannot be delivered, and when they can again: once each, not for every batch. */
export class TellingExporter implements SpanExporter {
  private readonly logger = new Logger('tracing');
  private isFailing = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly endpoint: string,
  ) {}

  export(spans: ReadableSpan[], done: Done): void {
    this.exporter.export(spans, (result) => {
      const failed = result.error !== undefined || result.code !== 0;
      if (failed && !this.isFailing) this.logger.warn(`spans cannot be delivered to ${this.endpoint}: ${result.error?.message}`);
      if (!failed && this.isFailing) this.logger.log(`spans are delivered to ${this.endpoint} again`);
      this.isFailing = failed;
      done(result);
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }
}

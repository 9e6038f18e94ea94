import type { TracerConfig } from '@opentelemetry/sdk-trace-node';

type Resource = NonNullable<TracerConfig['resource']>;

/** Which service spans come from. */
export class ServiceResource implements Resource {
  constructor(readonly attributes: Readonly<Record<string, string>>) {}

  merge(other: Resource | null): Resource {
    return new ServiceResource({ ...this.attributes, ...(other?.attributes as Record<string, string> | undefined) });
  }

  getRawAttributes(): ReturnType<Resource['getRawAttributes']> {
    return Object.entries(this.attributes);
  }
}

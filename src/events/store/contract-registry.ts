import type { DomainEvent, EventContract } from '#events/kernel';
import { canonicalJson } from './canonical-json';
import { InvalidEventError, LogFromNewerVersionError } from './errors';

/** An event ready to be written: checked, its payload as canonical JSON. */
export type EncodedEvent = Readonly<{ type: string; schema: number; data: string }>;

/** The contracts by name: what enters the log is checked, what leaves it is brought up to date. */
export class ContractRegistry {
  private readonly contracts: ReadonlyMap<string, EventContract>;

  /** @throws Error when two contracts share a name */
  constructor(contracts: readonly EventContract[]) {
    this.contracts = new Map(contracts.map((contract) => [contract.type, contract]));
    if (this.contracts.size !== contracts.length) throw new Error('two event contracts share a name');
  }

  /** @throws InvalidEventError when the event has no contract or breaks it */
  encode({ type, data }: DomainEvent): EncodedEvent {
    const contract = this.contracts.get(type);
    if (!contract) throw new InvalidEventError(type, 'it has no contract');
    const checked = contract.schema.safeParse(data);
    if (!checked.success) throw new InvalidEventError(type, checked.error.message);
    return { type, schema: contract.version, data: canonicalJson(checked.data) };
  }

  /** A stored payload at the contract's current version. @throws LogFromNewerVersionError */
  decode(type: string, schema: number, text: string): { schema: number; data: unknown } {
    const contract = this.contracts.get(type);
    if (!contract || contract.version === schema) return { schema, data: JSON.parse(text) };
    if (schema > contract.version) throw new LogFromNewerVersionError(`${type} of version ${schema}`);
    let data: unknown = JSON.parse(text);
    for (let version = schema; version < contract.version; version++) data = contract.upcasts[version]?.(data as never);
    return { schema: contract.version, data };
  }
}

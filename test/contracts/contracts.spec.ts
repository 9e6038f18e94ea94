import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventCatalog } from '#events/catalog';
import { ContractRegistry } from '../../src/events/store/contract-registry';

const golden = (file: string) => readFileSync(join(__dirname, 'golden', file), 'utf8');
const registry = new ContractRegistry(eventCatalog);

describe('what was ever written to the log', () => {
  it.each(eventCatalog.flatMap(({ type, version }) => Array.from({ length: version }, (_, index) => [type, index + 1] as const)))(
    '%s version %d stays readable',
    (type, version) => {
      const file = `${type}.v${version}.json`;
      expect(existsSync(join(__dirname, 'golden', file))).toBe(true);
      const { data } = registry.decode(type, version, golden(file));
      expect(() => registry.encode({ type, data })).not.toThrow();
    },
  );

  it('is kept for no event that is not in the catalog', () => {
    const known = new Set(eventCatalog.map(({ type }) => type));
    expect(readdirSync(join(__dirname, 'golden')).filter((file) => !known.has(file.split('.')[0] ?? ''))).toEqual([]);
  });

  it('reads back to the letter at the current version', () => {
    for (const { type, version } of eventCatalog) {
      const text = golden(`${type}.v${version}.json`);
      expect(JSON.parse(registry.encode({ type, data: registry.decode(type, version, text).data }).data)).toEqual(JSON.parse(text));
    }
  });
});

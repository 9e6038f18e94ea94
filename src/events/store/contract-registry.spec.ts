import { z } from 'zod';
import { defineEvent } from '#events/kernel';
import { ContractRegistry } from './contract-registry';

const Renamed = defineEvent('Renamed', 3, z.strictObject({ title: z.string(), by: z.string() }), {
  1: ({ name }: { name: string }) => ({ title: name }),
  2: (data: { title: string }) => ({ ...data, by: 'unknown' }),
});

describe('event contracts', () => {
  const registry = new ContractRegistry([Renamed]);

  it('bring an old payload up to the current version, one step at a time', () => {
    expect(registry.decode('Renamed', 1, '{"name":"a"}')).toEqual({ schema: 3, data: { title: 'a', by: 'unknown' } });
    expect(registry.decode('Renamed', 2, '{"title":"a"}')).toEqual({ schema: 3, data: { title: 'a', by: 'unknown' } });
  });

  it('leave a current payload and one of an unknown type as they are', () => {
    expect(registry.decode('Renamed', 3, '{"title":"a","by":"b"}')).toEqual({ schema: 3, data: { title: 'a', by: 'b' } });
    expect(registry.decode('Other', 1, '{"x":1}')).toEqual({ schema: 1, data: { x: 1 } });
  });

  it('cannot be stated without a way up, or twice', () => {
    expect(() => defineEvent('Gap', 2, z.strictObject({}))).toThrow('needs an upcast from version 1');
    expect(() => new ContractRegistry([Renamed, Renamed])).toThrow('share a name');
  });
});

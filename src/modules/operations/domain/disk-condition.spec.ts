import { diskCondition } from './disk-condition';

const gigabyte = 1_024 ** 3;
const rooms = (data: number, models: number) => [
  { name: 'data', freeBytes: data },
  { name: 'models', freeBytes: models },
];

describe('the disks', () => {
  it('are up with room enough, and say how much', () => {
    expect(diskCondition(rooms(2 * gigabyte, 3 * gigabyte), gigabyte)).toEqual({
      status: 'up',
      reason: '2.0 GB free for data, 3.0 GB free for models',
    });
  });

  it('want looking at when either has less than it should', () => {
    expect(diskCondition(rooms(gigabyte, gigabyte), gigabyte).status).toBe('up');
    for (const [data, models] of [
      [gigabyte - 1, 9 * gigabyte],
      [9 * gigabyte, gigabyte - 1],
    ] as const)
      expect(diskCondition(rooms(data, models), gigabyte)).toMatchObject({
        status: 'degraded',
        reason: expect.stringContaining('less than 1.0 GB'),
      });
  });

  it('are down when nothing fits any more, whatever the setting is', () => {
    expect(diskCondition(rooms(9 * gigabyte, 1_024 ** 2 - 1), 0)).toMatchObject({
      status: 'down',
      reason: expect.stringContaining('nothing can be written'),
    });
    expect(diskCondition(rooms(9 * gigabyte, 1_024 ** 2), 0).status).toBe('up');
  });
});

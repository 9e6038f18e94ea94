import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '#events/store';
import { powerball } from '../../../../test/support/games';
import { parsed } from '../../../../test/support/parsed';
import { drawDatesBetween } from '../domain/draw-calendar';
import { validateDraw } from '../domain/validate-draw';

const generator = pathToFileURL(join(packageRoot(), 'scripts/generate-sample.mjs')).href;
const sample = readFileSync(join(packageRoot(), 'data/sample/powerball.csv'));

describe('the synthetic sample', () => {
  it('is, byte for byte, what its generator makes', () => {
    const print = `import { sampleCsv } from ${JSON.stringify(generator)}; process.stdout.write(sampleCsv());`;
    const generated = execFileSync(process.execPath, ['--input-type=module', '-e', print]);
    expect(generated.equals(sample)).toBe(true);
  });

  it('has one draw for each date of the real calendar', async () => {
    const { layout, rows } = await parsed(powerball, sample);
    expect(layout).toBe('canonical');
    expect(rows.map((row) => 'draw' in row && row.draw.date)).toEqual(drawDatesBetween(powerball, '2015-10-07', '2026-10-31'));
  });

  it('keeps the rules of the game in every row', async () => {
    const { rows } = await parsed(powerball, sample);
    const broken = rows.filter((row) => 'problem' in row || 'problems' in validateDraw(powerball, row.draw, '2026-11-20T22:00:00.000Z'));
    expect(broken).toEqual([]);
  });
});

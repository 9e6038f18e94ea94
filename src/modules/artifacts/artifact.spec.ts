import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../../../test/support/temporary-directory';
import { readArtifact, writeArtifact } from './artifact';

const model = {
  format: 1,
  algorithm: 'uniform',
  pools: [],
  hyperparameters: {},
  seed: 7,
  parameters: { chances: {} },
};
const named = { algorithm: 'uniform', at: '2026-11-20T22:05:06.000Z' };

describe('an artifact', () => {
  it('is written whole, and read back by its hash', () => {
    const directory = temporaryDirectory();
    const { artifact, sha256 } = writeArtifact(directory, named, model, { game: 'powerball' });
    expect(artifact).toBe(`uniform_20261120_220506_${sha256.slice(0, 8)}`);
    expect(readdirSync(directory)).toEqual([artifact]);
    expect(readArtifact(directory, artifact, sha256)).toEqual(model);
    expect(JSON.parse(readFileSync(join(directory, artifact, 'model-card.json'), 'utf8'))).toMatchObject({ artifactSha256: sha256 });
    expect(() => readArtifact(directory, artifact, '0'.repeat(64))).toThrow(expect.objectContaining({ code: 'artifact-corrupt' }));
  });

  it.each([
    ['other bytes', (folder: string) => writeFileSync(join(folder, 'model.json'), '{}')],
    ['no card', (folder: string) => rmSync(join(folder, 'model-card.json'))],
    ['nothing', (folder: string) => rmSync(join(folder, 'model.json'))],
  ])('takes the place of a folder of its name that holds %s', (_, damage) => {
    const directory = temporaryDirectory();
    const { artifact, sha256 } = writeArtifact(directory, named, model, {});
    damage(join(directory, artifact));
    expect(writeArtifact(directory, named, model, {})).toEqual({ artifact, sha256 });
    expect(readArtifact(directory, artifact, sha256)).toEqual(model);
    expect(readdirSync(join(directory, artifact)).sort()).toEqual(['model-card.json', 'model.json']);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { powerball } from '../../../../test/support/games';
import { temporaryDirectory } from '../../../../test/support/temporary-directory';
import { loadGames } from './load-games';

const directoryWith = (name: string, text: string) => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, name), text);
  return directory;
};

describe('loading the games', () => {
  it('reads every definition and nothing else', () => {
    const directory = directoryWith('powerball.json', JSON.stringify(powerball));
    writeFileSync(join(directory, 'README.md'), '# Games');
    expect(loadGames(directory)).toEqual([powerball]);
  });

  it('names the file and the field that is wrong', () => {
    const directory = directoryWith('wrong.json', JSON.stringify({ ...powerball, drawTime: '99:99' }));
    expect(() => loadGames(directory)).toThrow(/wrong\.json is not a game: drawTime: /);
  });

  it('names the file that is not JSON', () => {
    expect(() => loadGames(directoryWith('broken.json', '{'))).toThrow(/broken\.json is not JSON: /);
  });
});

import { GameRegistered } from '#events/draws';
import { powerball } from '../../../../test/support/games';
import { givenFor } from '../../../../test/support/given';
import { gameDecider } from './game.decider';

const given = givenFor(gameDecider);
const definition = { ...powerball, id: 'my-lottery' };
const registered = GameRegistered({
  game: 'my-lottery',
  definition: JSON.parse(JSON.stringify(definition)),
  pools: Object.keys(definition.pools),
});

describe('a game of one’s own', () => {
  it('is put on record with its rules', () => given().when({ type: 'RegisterGame', definition }).yields(registered));
  it('is registered once', () => given(registered).when({ type: 'RegisterGame', definition }).isRefused('game-exists'));
});

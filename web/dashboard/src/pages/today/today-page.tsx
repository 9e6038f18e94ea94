import { gameId } from '../../frame/game';
import { useResource } from '../../api/resource';
import { PageHead } from '../../parts/page-head';
import { Alerts } from './alerts';
import { CurrentPredictions } from './current-predictions';
import { LastResult } from './last-result';
import { NextDraw } from './next-draw';
import { Skill } from './skill';
import { Tour } from './tour';

/** What is on record, what comes next, and how good any of it has been. */
export default function TodayPage() {
  const game = useResource(() => ['/v1/games/{game}', { path: { game: gameId.value } }] as const);
  const found = game.value.body;
  return (
    <>
      <PageHead title={found ? `${found.name}, today` : 'Today'}>
        Lottery draws are random. Every forecast here is on record before its draw, and measured against chance after it.
      </PageHead>
      <div class="stack">
        <Tour />
        <Skill />
        <div class="grid wide">
          <div class="stack close">
            <NextDraw timeZone={found?.timeZone} />
            <Alerts />
          </div>
          <LastResult />
        </div>
        <CurrentPredictions />
      </div>
    </>
  );
}

import type { BodyOf } from '../../api/api';
import { Chart } from '../../charts/chart';
import { Course } from '../../charts/course';
import { Figures } from '../../parts/figures';
import { money } from '../../parts/numbers';
import { SkillMark } from '../../parts/skill-mark';

type Card = BodyOf<'/v1/models/{id}/scorecard'>;

/** A record of forecasts beside chance, with a band that holds however often one looks. */
export function Scorecard({ card, name = card.name }: Readonly<{ card: Card; name?: string }>) {
  const { draws, sets, skill, course, money: purse, verdictInWords } = card;
  const dates = course.map(({ drawDate }) => drawDate);
  return (
    <section class="stack close" aria-label={`Scorecard of ${name}`}>
      <Chart
        title={`${name}: skill beside chance, added up`}
        file={`scorecard-${name}`}
        picture="png"
        legend={[
          { color: 'var(--chart-1)', label: 'skill in nats' },
          { color: 'var(--band)', label: 'where its true skill is, with 95 %, however often one looks' },
          { color: 'var(--ink-soft)', label: 'chance' },
        ]}
        columns={['draw', 'skill', 'low', 'high']}
        rows={course.map(({ drawDate, total, low, high }) => [drawDate, total, low, high])}
        verdict={verdictInWords}
      >
        {course.length === 0 ? (
          <p class="notice">No forecast of it has met its draw yet.</p>
        ) : (
          <Course
            name={`Skill of ${name} beside chance`}
            dates={dates}
            band={[1, 2]}
            lines={[
              { label: 'skill', color: 'var(--chart-1)', values: course.map(({ total }) => total) },
              { label: 'low', color: 'var(--line)', values: course.map(({ low }) => low) },
              { label: 'high', color: 'var(--line)', values: course.map(({ high }) => high) },
              { label: 'chance', color: 'var(--ink-soft)', values: course.map(() => 0), dashed: true },
            ]}
          />
        )}
        {skill ? <SkillMark low={skill.low} mean={skill.mean} high={skill.high} /> : null}
        <Figures
          of={{
            draws,
            sets,
            ...(skill ? { 'evidence against chance': skill.eValue.toPrecision(3) } : {}),
            staked: purse.stakedCents === null ? 'unknown' : money(purse.stakedCents),
            won: purse.wonCents === null ? 'unknown' : money(purse.wonCents),
          }}
        />
      </Chart>
    </section>
  );
}

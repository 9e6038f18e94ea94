import { PageHead } from '../../parts/page-head';
import { path } from '../../routing/location';
import { EventBrowser } from './event-browser';
import { EventDetail } from './event-detail';
import { TimeSlider } from './time-slider';

/** The record itself: every event, what led to what, and the way to any moment. */
export default function RecordPage() {
  const position = /^\/record\/(\d+)$/.exec(path.value)?.[1];
  if (position !== undefined) return <EventDetail position={Number(position)} />;
  return (
    <>
      <PageHead title="Record">
        Everything that ever happened here, in order. Nothing in it can be changed without anybody noticing;{' '}
        <a href="/verify/index.html">check a receipt</a> to see how.
      </PageHead>
      <div class="stack">
        <TimeSlider />
        <EventBrowser />
      </div>
    </>
  );
}

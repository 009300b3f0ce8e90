import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useDensity } from '../../contact/density-choice';
import { NarrowingContext } from '../../contact/narrowing';
import { useFeedFilter } from '../../filter/use-feed-filter';
import { type ReplayRange, replayRangeFromUrl } from '../../moment/replay-range';
import { useMoment } from '../../moment/use-moment';
import { PageWithPane } from '../../shell/page';
import type { FeedViewProps } from './feed-view';
import { LiveView } from './live-view';

const PastView = lazy(() => import('./past-view'));

/** What shows a replay: it is given by the app, since features do not know each other. */
export interface ReplayViewProps extends FeedViewProps {
  readonly range: ReplayRange;
}

/**
 * The list in the middle, live, as of a moment or as a film; what is opened stands beside it, in the outlet. Only the
 * live one has a socket to `/live` and read marks.
 */
export const FeedPage = ({ Replay }: { Replay: ComponentType<ReplayViewProps> }) => {
  const { id } = useParams();
  const [params] = useSearchParams();
  const [filter, setFilter] = useFeedFilter();
  const { isPast } = useMoment();
  const range = useMemo(() => replayRangeFromUrl(params), [params]);
  const [density, setDensity] = useDensity();
  const narrowing = useMemo(() => ({ filter, setFilter }), [filter, setFilter]);
  const view: FeedViewProps = {
    filter,
    onFilter: setFilter,
    density,
    onDensity: setDensity,
    openId: id,
  };

  return (
    <NarrowingContext value={narrowing}>
      <PageWithPane>
        <Suspense>
          {range && <Replay {...view} range={range} />}
          {!range && isPast && <PastView {...view} />}
          {!range && !isPast && <LiveView {...view} />}
        </Suspense>
      </PageWithPane>
    </NarrowingContext>
  );
};

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePastPages } from '../../api/contacts';
import { DensityChoice } from '../../contact/density-choice';
import { comparisonAddress } from '../../moment/comparison-address';
import { MomentBanner } from '../../moment/moment-banner';
import { PastState } from '../../moment/past-state';
import { ShownMoment } from '../../moment/shown-moment';
import { TimeBar } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { FeedBody, type FeedViewProps } from './feed-view';
import type { ListedFeed } from './use-live-feed';

/** The feed as it stood at a moment: nothing on it moves, and nothing of it counts as read. */
const PastView = (view: FeedViewProps) => {
  const { t } = useTranslation();
  const { at, clock } = useMoment();
  const pages = usePastPages(view.filter, { at, clock });
  const stale = pages.isPlaceholderData;
  const feed: ListedFeed = {
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    flow: 'paused',
    newestAtOpening: 0,
    loading: pages.isPending,
    stale,
    error: pages.data ? null : pages.error,
    retry: () => void pages.refetch(),
    more: {
      has: pages.hasNextPage && !stale,
      loading: pages.isFetchingNextPage,
      failed: pages.isFetchNextPageError,
      load: () => void pages.fetchNextPage(),
    },
  };
  return (
    <ShownMoment at={at} clock={clock}>
      <TimeBar state={<PastState />}>
        <DensityChoice density={view.density} onDensity={view.onDensity} />
      </TimeBar>
      <MomentBanner reconstruction={stale ? undefined : pages.data?.pages[0]?.asOf}>
        {at && (
          <Link to={comparisonAddress(view.filter, { since: at, until: null, clock })}>
            {t('time.compareNow')}
          </Link>
        )}
      </MomentBanner>
      <FeedBody {...view} feed={feed} readUpTo={Number.POSITIVE_INFINITY} />
    </ShownMoment>
  );
};

export default PastView;

import type { ContactFilter } from '@chancery/domain';
import { type ReactNode, type RefObject, useRef } from 'react';
import type { ContactListHandle } from '../../contact/contact-list';
import type { Density } from '../../contact/density';
import { useListKeys } from '../../contact/list-keys';
import { FilterBar } from '../../filter/filter-bar';
import { isFiltered } from '../../filter/filter-change';
import { ActivityStrip } from './activity-strip';
import { DemoBanner } from './demo-banner';
import { FeedList } from './feed-list';
import styles from './feed-page.module.css';
import { FeedNotice, FeedSkeleton } from './feed-states';
import type { ListedFeed } from './use-live-feed';

/** What every way of showing the feed is given. */
export interface FeedViewProps {
  readonly filter: ContactFilter;
  readonly onFilter: (filter: ContactFilter) => void;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  /** The contact whose evidence is open. */
  readonly openId: string | undefined;
}

interface FeedBodyProps extends FeedViewProps {
  readonly feed: ListedFeed;
  readonly readUpTo: number;
  readonly onTop?: (atTop: boolean) => void;
  /** Lies over the top of the list. */
  readonly over?: (list: RefObject<ContactListHandle | null>) => ReactNode;
}

/** Filter, chart and list of a feed. */
export const FeedBody = ({ feed, readUpTo, onTop, over, ...view }: FeedBodyProps) => {
  const list = useRef<ContactListHandle>(null);
  const listed = feed.items.length > 0 && !feed.error;
  useListKeys(feed.items, list, view.openId);
  return (
    <>
      <DemoBanner />
      <FilterBar filter={view.filter} onChange={view.onFilter} items={feed.items} />
      <ActivityStrip filter={view.filter} onChange={view.onFilter} />
      <div className={styles.listPlace}>
        {over?.(list)}
        {feed.loading && <FeedSkeleton density={view.density} />}
        {!feed.loading && !listed && (
          <FeedNotice feed={feed} filtered={isFiltered(view.filter)} onClear={() => view.onFilter({})} />
        )}
        {listed && (
          <FeedList
            ref={list}
            feed={feed}
            density={view.density}
            selectedId={view.openId}
            readUpTo={readUpTo}
            {...(onTop ? { onTop } : {})}
          />
        )}
      </div>
    </>
  );
};

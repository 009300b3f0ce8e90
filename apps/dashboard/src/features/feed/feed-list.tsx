import { type Ref, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactList, type ContactListHandle } from '../../contact/contact-list';
import type { Density } from '../../contact/density';
import styles from './feed-list.module.css';
import { EndOfList } from './feed-states';
import type { ListedFeed } from './use-live-feed';

interface FeedListProps {
  readonly feed: ListedFeed;
  readonly density: Density;
  readonly selectedId: string | undefined;
  /** Contacts with newer news are unread. */
  readonly readUpTo: number;
  readonly onTop?: (atTop: boolean) => void;
  readonly ref: Ref<ContactListHandle>;
}

/** So many contacts before the end the next page is asked for. */
const AHEAD = 15;

/** The list of the feed: what is new since the last visit stands above a line, further pages come by themselves. */
export const FeedList = ({ feed, density, selectedId, readUpTo, onTop, ref }: FeedListProps) => {
  const { t } = useTranslation();
  const { items, more } = feed;
  const [last, setLast] = useState(0);
  const wanted = more.has && !more.loading && !more.failed && last >= items.length - AHEAD;
  useEffect(() => {
    if (wanted) more.load();
  }, [wanted, more.load]);

  const firstRead = items.findIndex((item) => item.newsPosition <= readUpTo);
  const before = useCallback(
    (index: number) =>
      index === firstRead && firstRead > 0 && <p className={styles.lastVisit}>{t('feed.lastVisit')}</p>,
    [firstRead, t],
  );
  return (
    <ContactList
      ref={ref}
      items={items}
      density={density}
      selectedId={selectedId}
      label={t('feed.list')}
      unread={firstRead}
      before={before}
      arriving={(item) => feed.flow === 'following' && item.newsPosition > feed.newestAtOpening}
      busy={more.loading}
      stale={feed.stale}
      onReach={setLast}
      end={<EndOfList more={more} />}
      {...(onTop ? { onTop } : {})}
    />
  );
};

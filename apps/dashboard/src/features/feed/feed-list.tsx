import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedItem } from '../../api/contacts';
import { ContactCard } from './contact-card';
import { ContactRow } from './contact-row';
import type { Density } from './density';
import styles from './feed-list.module.css';
import { EndOfList } from './feed-states';
import type { LiveFeed } from './use-live-feed';

export interface FeedListHandle {
  /** Moves the focus to the contact at this place of the list. */
  readonly focus: (index: number) => void;
  readonly toTop: () => void;
}

interface FeedListProps {
  readonly feed: LiveFeed;
  readonly density: Density;
  readonly selectedId: string | undefined;
  /** Contacts with newer news are unread. */
  readonly readUpTo: number;
  readonly onTop: (atTop: boolean) => void;
  readonly ref: RefObject<FeedListHandle | null>;
}

const ESTIMATE: Record<Density, number> = { cards: 104, rows: 40 };
/** Scrolled less than this, the reader is at the top, in pixels. */
const TOP = 8;
/** So many contacts before the end the next page is asked for. */
const AHEAD = 15;

/** The list, of which only what is in view stands in the document. */
export const FeedList = ({ feed, density, selectedId, readUpTo, onTop, ref }: FeedListProps) => {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { items, more } = feed;
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE[density],
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density means other heights
  useEffect(() => {
    rows.measure();
  }, [rows, density]);

  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const wanted = more.has && !more.loading && !more.failed && last >= items.length - AHEAD;
  useEffect(() => {
    if (wanted) more.load();
  }, [wanted, more.load]);

  useImperativeHandle(ref, () => ({
    focus: (index) => {
      const item = items[index];
      if (!item) return;
      rows.scrollToIndex(index);
      requestAnimationFrame(() => focusContact(scroller.current, item.id));
    },
    toTop: () => scroller.current?.scrollTo({ top: 0 }),
  }));

  const firstRead = items.findIndex((item) => item.newsPosition <= readUpTo);
  const Contact = density === 'cards' ? ContactCard : ContactRow;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-stale={feed.stale || undefined}
      onScroll={(event) => onTop(event.currentTarget.scrollTop < TOP)}
    >
      <div role="feed" aria-label={t('feed.list')} aria-busy={more.loading} className={styles.feed}>
        <div style={{ height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const item = items[row.index] as FeedItem;
            return (
              <div
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                className={styles.place}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                {row.index === firstRead && firstRead > 0 && (
                  <p className={styles.lastVisit}>{t('feed.lastVisit')}</p>
                )}
                <Contact
                  item={item}
                  selected={item.id === selectedId}
                  unread={firstRead > row.index}
                  arriving={feed.flow === 'following' && item.newsPosition > feed.newestAtOpening}
                />
              </div>
            );
          })}
        </div>
      </div>
      <EndOfList more={more} />
    </div>
  );
};

const focusContact = (scroller: HTMLElement | null, id: string): void =>
  scroller?.querySelector<HTMLElement>(`[data-contact="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });

import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { FeedItem } from '../api/contacts';
import page from '../shell/page.module.css';
import { ContactCard } from './contact-card';
import styles from './contact-list.module.css';
import { ContactRow } from './contact-row';
import type { Density } from './density';

export interface ContactListHandle {
  /** Moves the focus to the contact at this place of the list. */
  readonly focus: (index: number) => void;
  readonly toTop: () => void;
}

interface ContactListProps {
  readonly items: readonly FeedItem[];
  readonly density: Density;
  readonly selectedId: string | undefined;
  readonly label: string;
  /** So many from the start are unread. */
  readonly unread?: number;
  /** What stands before the contact at a place. */
  readonly before?: (index: number) => ReactNode;
  readonly arriving: (item: FeedItem) => boolean;
  /** A contact under another key comes in anew. The id unless told otherwise. */
  readonly keyOf?: (item: FeedItem, index: number) => string;
  readonly busy?: boolean;
  /** So many beyond those in view stand in the document. */
  readonly overscan?: number;
  /** What is shown belongs to what was asked for before. */
  readonly stale?: boolean;
  /** Told of scrolling: whether the reader is at the top. */
  readonly onTop?: (atTop: boolean) => void;
  /** Told of the last place in view. */
  readonly onReach?: (index: number) => void;
  /** What stands below the last contact. */
  readonly end?: ReactNode;
  readonly ref?: Ref<ContactListHandle>;
}

const ESTIMATE: Record<Density, number> = { cards: 104, rows: 40 };
/** Scrolled less than this, the reader is at the top, in pixels. */
const TOP = 8;
/** Measuring and scrolling draw the list anew; the contacts in it only when they change. */
const CONTACTS = { cards: memo(ContactCard), rows: memo(ContactRow) };

const ID = (item: FeedItem): string => item.id;

/** Contacts below each other, of which only those in view stand in the document. */
export const ContactList = ({ items, density, keyOf = ID, ref, ...list }: ContactListProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE[density],
    getItemKey: (index) => (items[index] ? keyOf(items[index], index) : index),
    overscan: list.overscan ?? 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density means other heights
  useEffect(() => {
    rows.measure();
  }, [rows, density]);

  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { onReach } = list;
  useEffect(() => onReach?.(last), [onReach, last]);

  useImperativeHandle(ref, () => ({
    focus: (index) => {
      const item = items[index];
      if (!item) return;
      rows.scrollToIndex(index);
      requestAnimationFrame(() => focusContact(scroller.current, item.id));
    },
    toTop: () => scroller.current?.scrollTo({ top: 0 }),
  }));

  const Contact = CONTACTS[density];
  return (
    <div
      ref={scroller}
      className={`${page.scroller} ${styles.scroller}`}
      data-stale={list.stale || undefined}
      onScroll={(event) => list.onTop?.(event.currentTarget.scrollTop < TOP)}
    >
      <div role="feed" aria-label={list.label} aria-busy={list.busy ?? false} className={styles.list}>
        <div style={{ height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const item = items[row.index];
            return (
              item && (
                <div
                  key={row.key}
                  ref={rows.measureElement}
                  data-index={row.index}
                  className={styles.place}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  {list.before?.(row.index)}
                  <Contact
                    item={item}
                    selected={item.id === list.selectedId}
                    unread={row.index < (list.unread ?? 0)}
                    arriving={list.arriving(item)}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {list.end}
    </div>
  );
};

const focusContact = (scroller: HTMLElement | null, id: string): void =>
  scroller?.querySelector<HTMLElement>(`[data-contact="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });

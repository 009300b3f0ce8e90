import type { ContactItem } from '@chancery/contracts';
import { type ContactFilter, MODES, STATUSES } from '@chancery/domain';
import { Button } from '@mantine/core';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Listing } from '../api/pages';
import { ContactList, type ContactListHandle } from '../contact/contact-list';
import { DensityChoice, useDensity } from '../contact/density-choice';
import { useListKeys } from '../contact/list-keys';
import { ModeIcon } from '../contact/mode-icon';
import { FacetPicker } from '../filter/facet-picker';
import { withField } from '../filter/filter-change';
import { ClearFilter } from '../filter/search-strip';
import { SpanPicker } from '../filter/span-picker';
import { formatDays } from '../format/dates';
import { useLanguage } from '../i18n';
import { FailureNotice, MoreOfListing, RowsSkeleton } from '../shell/listing-states';
import { Notice } from '../shell/notice';
import styles from './timeline.module.css';

/** What a timeline can be narrowed by: who takes part is given. */
export type TimelineFilter = Pick<ContactFilter, 'mode' | 'status' | 'from' | 'to'>;

interface TimelineProps {
  readonly label: string;
  readonly contacts: Listing<ContactItem>;
  readonly filter: TimelineFilter;
  readonly onFilter: (filter: TimelineFilter) => void;
}

/** So many contacts before the end the next page is asked for. */
const AHEAD = 15;

/** Contacts of someone, newest news first, as cards or rows; it can be narrowed. */
export const Timeline = ({ label, contacts, filter, onFilter }: TimelineProps) => {
  const { t } = useTranslation();
  const { id } = useParams();
  const [density, setDensity] = useDensity();
  const list = useRef<ContactListHandle>(null);
  useListKeys(contacts.items, list, id);
  const { more, items } = contacts;
  const onReach = useCallback(
    (index: number) => {
      if (more.has && !more.loading && !more.failed && index >= items.length - AHEAD) more.load();
    },
    [more.has, more.loading, more.failed, more.load, items.length],
  );
  const narrowed = Object.keys(filter).length > 0;
  return (
    <>
      <div className={styles.bar}>
        <Narrowing filter={filter} onFilter={onFilter} />
        <span className={styles.space} />
        <DensityChoice density={density} onDensity={setDensity} />
      </div>
      {contacts.loading && <RowsSkeleton />}
      {contacts.error && (
        <FailureNotice title={t('feed.failedTitle')} error={contacts.error} onRetry={contacts.retry} />
      )}
      {!contacts.loading && !contacts.error && items.length === 0 && (
        <Notice title={t(narrowed ? 'actors.timelineNoMatch' : 'actors.timelineEmpty')}>
          {narrowed && (
            <Button variant="default" onClick={() => onFilter({})}>
              {t('filter.clear')}
            </Button>
          )}
        </Notice>
      )}
      {items.length > 0 && (
        <ContactList
          ref={list}
          label={label}
          items={items}
          density={density}
          selectedId={id}
          arriving={NONE}
          busy={more.loading}
          stale={contacts.stale}
          onReach={onReach}
          end={<MoreOfListing more={more} />}
        />
      )}
    </>
  );
};

const NONE = () => false;

const Narrowing = ({ filter, onFilter }: Pick<TimelineProps, 'filter' | 'onFilter'>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const modes = useMemo(
    () => MODES.map((value) => ({ value, label: t(`mode.${value}`), sign: <ModeIcon mode={value} small /> })),
    [t],
  );
  const states = useMemo(() => STATUSES.map((value) => ({ value, label: t(`status.${value}`) })), [t]);
  const { from, to } = filter;
  return (
    <search className={styles.narrowing} aria-label={t('filter.label')}>
      <FacetPicker
        label={t('filter.mode')}
        options={modes}
        value={filter.mode ?? []}
        onChange={(value) => onFilter(withField(filter, 'mode', value as []))}
      />
      <FacetPicker
        label={t('filter.status')}
        options={states}
        value={filter.status ?? []}
        onChange={(value) => onFilter(withField(filter, 'status', value as []))}
      />
      <SpanPicker filter={filter} onChange={onFilter} />
      {from && to && <span className={styles.span}>{formatDays(from, to, language)}</span>}
      {Object.keys(filter).length > 0 && <ClearFilter onClear={() => onFilter({})} />}
    </search>
  );
};

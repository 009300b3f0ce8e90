import { Button, UnstyledButton } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AGENDA_KEY, useAgenda } from '../../api/agenda';
import { CONTACT_KEY } from '../../api/contacts';
import { useLiveRefresh } from '../../api/use-live-refresh';
import { useToday } from '../../contact/use-today';
import { FilterBar } from '../../filter/filter-bar';
import { isFiltered } from '../../filter/filter-change';
import { MomentBanner } from '../../moment/moment-banner';
import { ShownMoment } from '../../moment/shown-moment';
import { JumpButton } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { ConnectionState } from '../../shell/connection-state';
import { FailureNotice, MoreOfListing, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { PageAction, PageWithPane } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import { useNearEnd } from '../../shell/use-near-end';
import styles from './agenda.module.css';
import { useAgendaKeys } from './agenda-keys';
import { AgendaGroups } from './agenda-list';
import { askedFilter, useAgendaView } from './use-agenda-view';

const CalendarLinks = lazy(() => import('./calendar-links'));
const KEYS = [AGENDA_KEY, CONTACT_KEY];

/** What lies ahead, by week and day; how its dates moved; and as a calendar elsewhere. */
const AgendaPage = () => {
  const { t } = useTranslation();
  const moment = useMoment();
  const { view, setFilter, toggle } = useAgendaView();
  const [sharing, setSharing] = useState(false);
  const asked = useMemo(() => askedFilter(view), [view]);
  const agenda = useAgenda(asked, view.past, moment);
  // What has taken place leaves the agenda: the socket's filter must not ask for the status.
  const concerned = useMemo(() => ({ ...view.filter, status: undefined }), [view.filter]);
  const connection = useLiveRefresh({
    filter: concerned,
    position: moment.isPast ? undefined : agenda.position,
    keys: KEYS,
  });
  const onScroll = useNearEnd(agenda.more);
  const today = useToday();
  const list = useRef<HTMLDivElement>(null);
  useAgendaKeys(list);
  const filtered = isFiltered(view.filter);
  return (
    <ShownMoment at={moment.at} clock={moment.clock}>
      <PageWithPane>
        <PageBar title={t('agenda.title')} state={!moment.isPast && <ConnectionState state={connection} />}>
          <JumpButton />
          <PageAction
            icon={IconCalendarShare}
            label={t('agenda.calendar')}
            onClick={() => setSharing(true)}
          />
        </PageBar>
        <MomentBanner reconstruction={agenda.asOf} />
        <FilterBar filter={view.filter} onChange={setFilter} items={agenda.items}>
          <span className={styles.toggles}>
            <Toggle
              pressed={view.cancelled}
              label={t('agenda.cancelled')}
              onClick={() => toggle('cancelled')}
            />
            <Toggle pressed={view.past} label={t('agenda.past')} onClick={() => toggle('past')} />
          </span>
        </FilterBar>
        {agenda.loading && <RowsSkeleton />}
        {agenda.error && (
          <FailureNotice title={t('agenda.failedTitle')} error={agenda.error} onRetry={agenda.retry} />
        )}
        {!agenda.loading && !agenda.error && agenda.items.length === 0 && (
          <Notice
            title={t(filtered ? 'agenda.noMatchTitle' : 'agenda.emptyTitle')}
            {...(filtered ? {} : { text: t('agenda.emptyText') })}
          >
            {filtered && (
              <Button variant="default" onClick={() => setFilter({})}>
                {t('filter.clear')}
              </Button>
            )}
          </Notice>
        )}
        {agenda.items.length > 0 && (
          <div
            ref={list}
            className={page.scroller}
            data-stale={agenda.stale || undefined}
            onScroll={onScroll}
          >
            <AgendaGroups items={agenda.items} today={today} />
            <MoreOfListing more={agenda.more} />
          </div>
        )}
      </PageWithPane>
      {sharing && (
        <Suspense>
          <CalendarLinks filter={view.filter} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </ShownMoment>
  );
};

const Toggle = ({ pressed, label, onClick }: { pressed: boolean; label: string; onClick: () => void }) => (
  <UnstyledButton className={styles.toggle} aria-pressed={pressed} onClick={onClick}>
    {label}
  </UnstyledButton>
);

export default AgendaPage;

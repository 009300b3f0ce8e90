import type { DyadDetail } from '@chancery/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { statusOf } from '../../api/client';
import { CONTACT_KEY } from '../../api/contacts';
import { DYAD_KEY, useDyad } from '../../api/dyads';
import { TIMELINE_KEY, useTimeline } from '../../api/timeline';
import { useLiveRefresh } from '../../api/use-live-refresh';
import { ActorLabel } from '../../contact/actor-label';
import { actorAddress } from '../../contact/addresses';
import { between } from '../../contact/concerning';
import { useMomentSearch } from '../../contact/use-moment-search';
import { actorName } from '../../format/names';
import { HistoryFacts } from '../../history/facts';
import { MonthStrip } from '../../history/month-strip';
import { Profile } from '../../history/profile';
import { spanned } from '../../history/spanned';
import { Timeline } from '../../history/timeline';
import { useTimelineFilter } from '../../history/use-timeline-filter';
import { useLanguage } from '../../i18n';
import { MomentBanner } from '../../moment/moment-banner';
import { JumpButton } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { ConnectionState } from '../../shell/connection-state';
import { FailureNotice, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { PageBar } from '../../shell/page-bar';
import { DyadAbout } from './dyad-about';
import styles from './dyad-page.module.css';

const KEYS = [DYAD_KEY, TIMELINE_KEY, CONTACT_KEY];

/** All that was between two actors. */
const DyadPage = () => {
  const { t } = useTranslation();
  const { a = '', b = '' } = useParams();
  const moment = useMoment();
  const dyad = useDyad(a, b, moment);
  const unknown = statusOf(dyad.error) === 404;
  if (dyad.data && !unknown) return <Found key={`${a} ${b}`} dyad={dyad.data} />;
  return (
    <section className={styles.page}>
      <PageBar title={t('dyads.title')} />
      <MomentBanner />
      {dyad.isPending && <RowsSkeleton />}
      {unknown && <Notice title={t('dyads.unknownTitle')} text={t('dyads.unknownText')} />}
      {dyad.error && !unknown && (
        <FailureNotice title={t('dyads.failedOne')} error={dyad.error} onRetry={() => void dyad.refetch()} />
      )}
    </section>
  );
};

const Found = ({ dyad }: { dyad: DyadDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const moment = useMoment();
  const [filter, setFilter] = useTimelineFilter();
  const { a, b } = dyad;
  const own = useMemo(() => between(a, b), [a, b]);
  const contacts = useTimeline({ ...filter, ...own }, moment);
  const connection = useLiveRefresh({
    filter: own,
    position: moment.isPast ? undefined : contacts.position,
    keys: KEYS,
  });
  const names = { a: actorName(a, language), b: actorName(b, language) };
  return (
    <Profile
      head={
        <>
          <PageBar title={t('dyads.between', names)}>
            {!moment.isPast && <ConnectionState state={connection} />}
            <span className={styles.space} />
            <JumpButton />
          </PageBar>
          <MomentBanner reconstruction={dyad.asOf} />
          <header className={styles.head}>
            <Sides dyad={dyad} />
            <HistoryFacts history={dyad.history} />
          </header>
        </>
      }
      timeline={
        <>
          <MonthStrip
            byMonth={dyad.history.byMonth}
            from={filter.from}
            to={filter.to}
            onSpan={(from, to) => setFilter(spanned(filter, from, to))}
          />
          <Timeline
            label={t('dyads.timelineList', names)}
            contacts={contacts}
            filter={filter}
            onFilter={setFilter}
          />
        </>
      }
      about={<DyadAbout dyad={dyad} />}
    />
  );
};

const Sides = ({ dyad: { a, b } }: { dyad: DyadDetail }) => {
  const search = useMomentSearch();
  return (
    <p className={styles.sides}>
      <Link to={{ pathname: actorAddress(a.actorId), search }} className={styles.side}>
        <ActorLabel actor={a} />
      </Link>
      <span className={styles.with} aria-hidden>
        ↔
      </span>
      <Link to={{ pathname: actorAddress(b.actorId), search }} className={styles.side}>
        <ActorLabel actor={b} />
      </Link>
    </p>
  );
};

export default DyadPage;

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
import { WatchAction } from '../../contact/watch';
import { actorName } from '../../format/names';
import { MonthStrip } from '../../history/month-strip';
import { Profile, ProfileHead } from '../../history/profile';
import { ProfilePending } from '../../history/profile-pending';
import { spanned } from '../../history/spanned';
import { Timeline } from '../../history/timeline';
import { useTimelineFilter } from '../../history/use-timeline-filter';
import { useLanguage } from '../../i18n';
import { MomentBanner } from '../../moment/moment-banner';
import { JumpButton } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { ConnectionState } from '../../shell/connection-state';
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
    <ProfilePending
      title={t('dyads.title')}
      asked={dyad}
      unknown={{ title: t('dyads.unknownTitle'), text: t('dyads.unknownText') }}
      failed={t('dyads.failedOne')}
    />
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
          <PageBar
            title={t('dyads.between', names)}
            state={!moment.isPast && <ConnectionState state={connection} />}
          >
            <JumpButton />
            {!moment.isPast && <WatchAction who={a.actorId} other={b.actorId} />}
          </PageBar>
          <MomentBanner reconstruction={dyad.asOf} />
          <ProfileHead history={dyad.history}>
            <Sides dyad={dyad} />
          </ProfileHead>
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

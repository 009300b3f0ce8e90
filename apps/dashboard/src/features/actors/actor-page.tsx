import type { ActorDetail } from '@chancery/contracts';
import { IconArrowMerge, IconPencil } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ACTOR_KEY, useActor } from '../../api/actors';
import { statusOf } from '../../api/client';
import { CONTACT_KEY } from '../../api/contacts';
import { TIMELINE_KEY, useTimeline } from '../../api/timeline';
import { useLiveRefresh } from '../../api/use-live-refresh';
import { concerning } from '../../contact/concerning';
import { WatchAction } from '../../contact/watch';
import { RecordingNote } from '../../decisions/recording-note';
import { useRecording } from '../../decisions/use-recording';
import { actorName } from '../../format/names';
import { MonthStrip } from '../../history/month-strip';
import { Profile } from '../../history/profile';
import { ProfilePending } from '../../history/profile-pending';
import { spanned } from '../../history/spanned';
import { Timeline } from '../../history/timeline';
import { useTimelineFilter } from '../../history/use-timeline-filter';
import { useLanguage } from '../../i18n';
import { MomentBanner } from '../../moment/moment-banner';
import { JumpButton } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { ConnectionState } from '../../shell/connection-state';
import { PageAction } from '../../shell/page';
import { PageBar } from '../../shell/page-bar';
import { ActorAbout } from './actor-about';
import type { ActorDeciding } from './actor-dialogs';
import { ActorHead } from './actor-head';
import { useOwnAddress } from './use-own-address';

const ActorDecision = lazy(() => import('./actor-dialogs'));
const KEYS = [ACTOR_KEY, TIMELINE_KEY, CONTACT_KEY];

/** One actor: who that is, whom the actor dealt with, and the contacts one by one. */
const ActorPage = () => {
  const { t } = useTranslation();
  const { actorId = '' } = useParams();
  const moment = useMoment();
  const actor = useActor(actorId, moment);
  const found = actor.data;
  useOwnAddress(actorId, found?.actorId);
  const unknown = statusOf(actor.error) === 404;
  if (found && !unknown) return <Found key={found.actorId} actor={found} />;
  return (
    <ProfilePending
      title={t('actors.title')}
      asked={actor}
      unknown={{ title: t('actors.unknownTitle'), text: t('actors.unknownText') }}
      failed={t('actors.failedOne')}
    />
  );
};

const Found = ({ actor }: { actor: ActorDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const moment = useMoment();
  const [filter, setFilter] = useTimelineFilter();
  const [deciding, setDeciding] = useState<ActorDeciding | null>(null);
  const { recording, take } = useRecording();
  const own = useMemo(() => concerning(actor.actorId), [actor.actorId]);
  const contacts = useTimeline({ ...filter, ...own }, moment);
  const connection = useLiveRefresh({
    filter: own,
    position: moment.isPast ? undefined : contacts.position,
    keys: KEYS,
  });
  const name = actorName(actor, language);
  return (
    <Profile
      head={
        <>
          <PageBar title={name} state={!moment.isPast && <ConnectionState state={connection} />}>
            <JumpButton />
            {!moment.isPast && <WatchAction who={actor.actorId} />}
            {!moment.isPast && actor.kind !== 'country' && (
              <Doings onDecide={(kind) => setDeciding({ kind })} />
            )}
          </PageBar>
          <MomentBanner reconstruction={actor.asOf} />
          <ActorHead actor={actor}>
            <RecordingNote recording={recording} />
          </ActorHead>
          {deciding && (
            <Suspense>
              <ActorDecision
                actor={actor}
                deciding={deciding}
                onClose={() => setDeciding(null)}
                onDecided={(decided) => {
                  setDeciding(null);
                  take(decided);
                }}
              />
            </Suspense>
          )}
        </>
      }
      timeline={
        <>
          <MonthStrip
            byMonth={actor.history.byMonth}
            from={filter.from}
            to={filter.to}
            onSpan={(from, to) => setFilter(spanned(filter, from, to))}
          />
          <Timeline
            label={t('actors.timelineList', { name })}
            contacts={contacts}
            filter={filter}
            onFilter={setFilter}
          />
        </>
      }
      about={
        <ActorAbout
          actor={actor}
          onUndo={moment.isPast ? undefined : (decision) => setDeciding({ kind: 'undo', decision })}
        />
      }
    />
  );
};

const ICONS = { rename: IconPencil, merge: IconArrowMerge } as const;

const Doings = ({ onDecide }: { onDecide: (kind: 'rename' | 'merge') => void }) => {
  const { t } = useTranslation();
  return (['rename', 'merge'] as const).map((kind) => (
    <PageAction key={kind} icon={ICONS[kind]} label={t(`actors.${kind}`)} onClick={() => onDecide(kind)} />
  ));
};

export default ActorPage;

import type { DyadItem } from '@chancery/contracts';
import { Button, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useActor } from '../../api/actors';
import { DYADS_KEY, useDyads } from '../../api/dyads';
import { useLiveRefresh } from '../../api/use-live-refresh';
import { ActorSearch } from '../../contact/actor-search';
import { dyadAddress } from '../../contact/addresses';
import { concerning } from '../../contact/concerning';
import { CountryFlag } from '../../contact/country-flag';
import { useMomentSearch } from '../../contact/use-moment-search';
import { Chip, SearchStrip } from '../../filter/search-strip';
import { formatDay, formatNumber } from '../../format/dates';
import { actorName } from '../../format/names';
import { useLanguage } from '../../i18n';
import { MomentBanner } from '../../moment/moment-banner';
import { JumpButton } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { ConnectionState } from '../../shell/connection-state';
import { FailureNotice, MoreOfListing, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { Page } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import table from '../../shell/table.module.css';
import { useNearEnd } from '../../shell/use-near-end';
import { useRowKeys } from '../../shell/use-row-keys';
import styles from './dyads-page.module.css';

const KEYS = [DYADS_KEY];

/** Pairs that met, the latest first; of one actor on demand. */
const DyadsPage = () => {
  const { t } = useTranslation();
  const moment = useMoment();
  const [actorId, setActorId] = useActorOfUrl();
  const dyads = useDyads(actorId, moment);
  const filter = useMemo(() => (actorId ? concerning(actorId) : {}), [actorId]);
  const connection = useLiveRefresh({
    filter,
    position: moment.isPast ? undefined : dyads.position,
    keys: KEYS,
  });
  return (
    <Page>
      <PageBar title={t('dyads.title')} state={!moment.isPast && <ConnectionState state={connection} />}>
        <JumpButton />
      </PageBar>
      <MomentBanner reconstruction={dyads.asOf} />
      <SearchStrip>
        {actorId ? (
          <OfActor id={actorId} onClear={() => setActorId(undefined)} />
        ) : (
          <div className={styles.find}>
            <ActorSearch label={t('actors.find')} slim onChoose={(actor) => setActorId(actor.actorId)} />
          </div>
        )}
      </SearchStrip>
      {dyads.loading && <RowsSkeleton />}
      {dyads.error && (
        <FailureNotice title={t('dyads.failedTitle')} error={dyads.error} onRetry={dyads.retry} />
      )}
      {!dyads.loading && !dyads.error && dyads.items.length === 0 && (
        <Notice
          title={t(actorId ? 'dyads.noMatchTitle' : 'dyads.emptyTitle')}
          {...(actorId ? {} : { text: t('dyads.emptyText') })}
        >
          {actorId && (
            <Button variant="default" onClick={() => setActorId(undefined)}>
              {t('dyads.all')}
            </Button>
          )}
        </Notice>
      )}
      {dyads.items.length > 0 && <DyadTable dyads={dyads} of={actorId} />}
    </Page>
  );
};

const useActorOfUrl = (): [string | undefined, (id: string | undefined) => void] => {
  const [params, setParams] = useSearchParams();
  const set = (id: string | undefined) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      if (id) next.set('actor', id);
      else next.delete('actor');
      return next;
    });
  return [params.get('actor')?.slice(0, 200) || undefined, set];
};

const OfActor = ({ id, onClear }: { id: string; onClear: () => void }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const actor = useActor(id, useMoment());
  const name = actor.data ? actorName(actor.data, language) : id;
  return <Chip words={t('dyads.of', { name })} what={name} onRemove={onClear} />;
};

const DyadTable = ({ dyads, of }: { dyads: ReturnType<typeof useDyads>; of: string | undefined }) => {
  const { t } = useTranslation();
  const onScroll = useNearEnd(dyads.more);
  useRowKeys();
  return (
    <div className={page.scroller} data-stale={dyads.stale || undefined} onScroll={onScroll}>
      <table className={table.table}>
        <caption>{t('dyads.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dyads.pair')}</th>
            <th scope="col" className={table.number}>
              {t('dyads.contacts')}
            </th>
            <th scope="col" className={`${table.day} ${table.wide}`}>
              {t('dyads.first')}
            </th>
            <th scope="col" className={table.day}>
              {t('dyads.last')}
            </th>
          </tr>
        </thead>
        <tbody>
          {dyads.items.map((dyad) => (
            <DyadRow key={`${dyad.a.actorId} ${dyad.b.actorId}`} dyad={dyad} of={of} />
          ))}
        </tbody>
      </table>
      <MoreOfListing more={dyads.more} />
    </div>
  );
};

interface DyadRowProps {
  readonly dyad: DyadItem;
  /** Whose pairs they are: named first. */
  readonly of: string | undefined;
}

const DyadRow = ({ dyad, of }: DyadRowProps) => {
  const { contacts, firstContact, lastContact } = dyad;
  const [a, b] = dyad.b.actorId === of ? [dyad.b, dyad.a] : [dyad.a, dyad.b];
  const { t } = useTranslation();
  const language = useLanguage();
  const search = useMomentSearch();
  const names = { a: actorName(a, language), b: actorName(b, language) };
  const day = (value: string | null) => (value ? formatDay(value, language) : t('actors.never'));
  return (
    <tr>
      <td>
        <Link
          to={{ pathname: dyadAddress(a.actorId, b.actorId), search }}
          className={`${table.cover} ${styles.pair}`}
          data-row
        >
          <Side actor={a} name={names.a} />
          <VisuallyHidden component="span"> {t('dyads.and')} </VisuallyHidden>
          <span className={styles.with} aria-hidden>
            ↔
          </span>
          <Side actor={b} name={names.b} />
        </Link>
      </td>
      <td className={table.number}>{formatNumber(contacts, language)}</td>
      <td className={`${table.day} ${table.wide}`}>{day(firstContact)}</td>
      <td className={table.day}>{day(lastContact)}</td>
    </tr>
  );
};

const Side = ({ actor, name }: { actor: DyadItem['a']; name: string }) => (
  <span className={styles.side}>
    {actor.country && <CountryFlag code={actor.country} />}
    <bdi>{name}</bdi>
  </span>
);

export default DyadsPage;

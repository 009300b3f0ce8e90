import type { ActorItem } from '@chancery/contracts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ACTORS_KEY, useActors } from '../../api/actors';
import { useLiveRefresh } from '../../api/use-live-refresh';
import { actorAddress } from '../../contact/addresses';
import { CountryFlag } from '../../contact/country-flag';
import { useMomentSearch } from '../../contact/use-moment-search';
import { useRoleName } from '../../contact/use-role-name';
import { formatDay, formatNumber } from '../../format/dates';
import { actorName, countryName } from '../../format/names';
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
import { ActorSearchBar } from './actor-search-bar';
import styles from './actors.module.css';
import { useActorSearch } from './use-actor-search';

const EVERYTHING = {};
const KEYS = [ACTORS_KEY];

/** Everyone on record, the most often met first. */
const ActorsPage = () => {
  const { t } = useTranslation();
  const moment = useMoment();
  const [search, setSearch] = useActorSearch();
  const actors = useActors(search, moment);
  const connection = useLiveRefresh({
    filter: EVERYTHING,
    position: moment.isPast ? undefined : actors.position,
    keys: KEYS,
  });
  const searched = Object.values(search).some(Boolean);
  return (
    <Page>
      <PageBar title={t('actors.title')} state={!moment.isPast && <ConnectionState state={connection} />}>
        <JumpButton />
      </PageBar>
      <MomentBanner reconstruction={actors.asOf} />
      <ActorSearchBar search={search} onSearch={setSearch} />
      {actors.loading && <RowsSkeleton />}
      {actors.error && (
        <FailureNotice title={t('actors.failedTitle')} error={actors.error} onRetry={actors.retry} />
      )}
      {!actors.loading && !actors.error && actors.items.length === 0 && (
        <Notice
          title={t(searched ? 'actors.noMatchTitle' : 'actors.emptyTitle')}
          text={t(searched ? 'actors.noMatchText' : 'actors.emptyText')}
        >
          {searched && (
            <Button variant="default" onClick={() => setSearch({})}>
              {t('filter.clear')}
            </Button>
          )}
        </Notice>
      )}
      {actors.items.length > 0 && <ActorTable actors={actors} />}
    </Page>
  );
};

const ActorTable = ({ actors }: { actors: ReturnType<typeof useActors> }) => {
  const { t } = useTranslation();
  const onScroll = useNearEnd(actors.more);
  useRowKeys();
  return (
    <div className={page.scroller} data-stale={actors.stale || undefined} onScroll={onScroll}>
      <table className={table.table}>
        <caption>{t('actors.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('actors.name')}</th>
            <th scope="col" className={table.wide}>
              {t('actors.office')}
            </th>
            <th scope="col" className={table.number}>
              {t('actors.contacts')}
            </th>
            <th scope="col" className={table.day}>
              {t('actors.lastContact')}
            </th>
          </tr>
        </thead>
        <tbody>
          {actors.items.map((actor) => (
            <ActorRow key={actor.actorId} actor={actor} />
          ))}
        </tbody>
      </table>
      <MoreOfListing more={actors.more} />
    </div>
  );
};

const ActorRow = ({ actor }: { actor: ActorItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = useMomentSearch();
  return (
    <tr>
      <td>
        <span className={styles.name}>
          {actor.country ? <CountryFlag code={actor.country} /> : <span className={styles.noFlag} />}
          <Link
            to={{ pathname: actorAddress(actor.actorId), search }}
            className={`${table.cover} ${styles.link}`}
            data-row
          >
            <bdi>{actorName(actor, language)}</bdi>
          </Link>
          {actor.provisional && <span className={styles.provisional}>{t('contact.provisional')}</span>}
        </span>
      </td>
      <td className={table.wide}>
        <OfficeWords actor={actor} />
      </td>
      <td className={table.number}>{formatNumber(actor.contacts, language)}</td>
      <td className={table.day}>
        {actor.lastContact ? formatDay(actor.lastContact, language) : t('actors.never')}
      </td>
    </tr>
  );
};

/** Office and country; of what is neither a person nor in an office, its kind. */
const OfficeWords = ({ actor }: { actor: ActorItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const roleName = useRoleName();
  const country = actor.kind !== 'country' && actor.country && countryName(actor.country, language);
  const words = [actor.role && roleName(actor.role), country].filter(Boolean).join(', ');
  return <span className={styles.office}>{words || t(`actors.${actor.kind}`)}</span>;
};

export default ActorsPage;

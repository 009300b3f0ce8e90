import type { ActorDetail, DecisionItem } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actorAddress, dyadAddress } from '../../contact/addresses';
import { ContactLine } from '../../contact/contact-line';
import { CountryFlag } from '../../contact/country-flag';
import { useMomentSearch } from '../../contact/use-moment-search';
import { DecisionHistory } from '../../decisions/decision-history';
import { formatDay, formatNumber } from '../../format/dates';
import { actorName, languageName, wordsOfId } from '../../format/names';
import { Few } from '../../history/few';
import { Section } from '../../history/section';
import list from '../../history/section.module.css';
import { Topics } from '../../history/topics';
import { useLanguage } from '../../i18n';
import styles from './actor-page.module.css';
import { Offices } from './offices';

interface ActorAboutProps {
  readonly actor: ActorDetail;
  readonly onUndo: ((decision: DecisionItem) => void) | undefined;
}

/** What is known beside the contacts; parts that hold nothing are left out. */
export const ActorAbout = ({ actor, onUndo }: ActorAboutProps) => {
  const { t } = useTranslation();
  const { agenda, topics } = actor.history;
  return (
    <>
      {actor.provisional && <p className={list.text}>{t('actors.provisional')}</p>}
      {agenda.length > 0 && (
        <Section title={t('actors.agenda')}>
          <Few items={agenda} few={4}>
            {(item) => (
              <li key={item.id}>
                <ContactLine item={item} without={[actor.actorId]} />
              </li>
            )}
          </Few>
        </Section>
      )}
      {actor.counterparts.length > 0 && <Counterparts actor={actor} />}
      {actor.offices.length > 0 && <Offices offices={actor.offices} />}
      {topics.length > 0 && <Topics topics={topics} />}
      {actor.spellings.length > 0 && <Spellings spellings={actor.spellings} />}
      {actor.mergedFrom.length > 0 && (
        <Section title={t('actors.mergedFrom')}>
          <ul className={list.list}>
            {actor.mergedFrom.map((id) => (
              <li key={id} title={id}>
                <bdi>{wordsOfId(id)}</bdi>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {actor.decisions.length > 0 && (
        <Section title={t('actors.decisions')}>
          <DecisionHistory decisions={actor.decisions} onUndo={onUndo} />
        </Section>
      )}
    </>
  );
};

const Counterparts = ({ actor }: { actor: ActorDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = useMomentSearch();
  const own = actorName(actor, language);
  const all = new URLSearchParams(search);
  all.set('actor', actor.actorId);
  return (
    <Section title={t('actors.counterparts')}>
      <Few
        items={actor.counterparts}
        foot={
          <Link to={{ pathname: '/dyads', search: all.toString() }} className={list.more}>
            {t('actors.allPairs')}
          </Link>
        }
      >
        {({ actor: other, contacts, lastContact }) => {
          const name = actorName(other, language);
          return (
            <li key={other.actorId}>
              <span className={styles.counterpart}>
                {other.country && <CountryFlag code={other.country} />}
                <Link to={{ pathname: actorAddress(other.actorId), search }} className={styles.link}>
                  <bdi>{name}</bdi>
                </Link>
              </span>
              <Link
                to={{ pathname: dyadAddress(actor.actorId, other.actorId), search }}
                className={styles.count}
                aria-label={`${t('actors.between', { a: own, b: name })}: ${contacts}`}
                title={lastContact ? `${t('actors.last')}: ${formatDay(lastContact, language)}` : undefined}
              >
                {formatNumber(contacts, language)}
              </Link>
            </li>
          );
        }}
      </Few>
    </Section>
  );
};

const Spellings = ({ spellings }: Pick<ActorDetail, 'spellings'>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={t('actors.spellings')}>
      <Few items={spellings} few={6}>
        {({ text, lang, times }) => (
          <li key={`${lang} ${text}`}>
            <bdi lang={lang}>{text}</bdi>
            <span className={list.note} title={t('actors.spellingTimes', { count: times })}>
              {languageName(lang, language)} · {formatNumber(times, language)}
            </span>
          </li>
        )}
      </Few>
    </Section>
  );
};

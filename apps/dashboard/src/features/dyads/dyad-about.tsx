import type { DyadDetail } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dyadAddress } from '../../contact/addresses';
import { ContactLine } from '../../contact/contact-line';
import { useMomentSearch } from '../../contact/use-moment-search';
import { actorName, countryName, wordsOfId } from '../../format/names';
import { Few } from '../../history/few';
import { Section } from '../../history/section';
import list from '../../history/section.module.css';
import { Topics } from '../../history/topics';
import { useLanguage } from '../../i18n';
import { modeColour } from '../../theme/theme';
import { Shares } from './shares';

/** What the contacts of a pair have in common. */
export const DyadAbout = ({ dyad }: { dyad: DyadDetail }) => {
  const { t } = useTranslation();
  const { agenda, topics } = dyad.history;
  return (
    <>
      <Countries dyad={dyad} />
      {agenda.length > 0 && (
        <Section title={t('actors.agenda')}>
          <Few items={agenda} few={4}>
            {(item) => (
              <li key={item.id}>
                <ContactLine item={item} />
              </li>
            )}
          </Few>
        </Section>
      )}
      {dyad.byMode.length > 0 && (
        <Section title={t('dyads.byMode')}>
          <Shares
            shares={dyad.byMode.map(({ mode, contacts }) => ({
              key: mode,
              label: t(`mode.${mode}`),
              count: contacts,
              colour: modeColour(mode),
            }))}
          />
        </Section>
      )}
      <Initiative dyad={dyad} />
      {topics.length > 0 && <Topics topics={topics} />}
    </>
  );
};

/** A country stands for all who represent it: the wider page, or why this one is so wide. */
const Countries = ({ dyad: { a, b } }: { dyad: DyadDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = useMomentSearch();
  const wide = a.kind === 'country' && b.kind === 'country';
  if (wide) return <p className={list.text}>{t('dyads.representatives')}</p>;
  if (!a.country || !b.country || a.country === b.country) return null;
  const names = { a: countryName(a.country, language), b: countryName(b.country, language) };
  return (
    <p className={list.text}>
      <Link
        to={{ pathname: dyadAddress(`country:${a.country}`, `country:${b.country}`), search }}
        className={list.more}
      >
        {t('dyads.countries', names)}
      </Link>
    </p>
  );
};

const Initiative = ({ dyad }: { dyad: DyadDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const told = dyad.initiators.reduce((sum, { contacts }) => sum + contacts, 0);
  if (told === 0) return null;
  const nameOf = (id: string): string => {
    const side = [dyad.a, dyad.b].find(({ actorId }) => actorId === id);
    if (side) return actorName(side, language);
    return id.startsWith('country:') ? countryName(id.slice(8), language) : wordsOfId(id);
  };
  const untold = dyad.contacts - told;
  return (
    <Section title={t('dyads.initiative')}>
      <Shares
        shares={[
          ...dyad.initiators.map(({ actorId, contacts }) => ({
            key: actorId,
            label: nameOf(actorId),
            count: contacts,
            colour: 'var(--ch-accent)',
          })),
          ...(untold > 0
            ? [{ key: 'untold', label: t('dyads.untold'), count: untold, colour: 'var(--ch-edge)' }]
            : []),
        ]}
      />
    </Section>
  );
};

import type { ClaimItem } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorLabel } from '../../contact/actor-label';
import { ContactDate } from '../../contact/contact-date';
import { StatusWord } from '../../contact/status-word';
import { actorName, countryName, wordsOfId } from '../../format/names';
import { type Language, useLanguage } from '../../i18n';
import { fieldColour } from '../../theme/theme';
import { type ClaimField, fieldsOf } from './claim-fields';
import styles from './evidence.module.css';

interface ClaimFieldsProps {
  readonly claim: ClaimItem;
  readonly active: string | null;
  /** The pointer is over a field: its words stand out. */
  readonly onHover: (field: string | null) => void;
  /** A field has the focus or was pressed: its words are scrolled to. */
  readonly onShow: (field: string) => void;
}

/** Every field of a claim with its reading, the words for it, and its colour: the legend of the text below. */
export const ClaimFields = ({ claim, active, onHover, onShow }: ClaimFieldsProps) => {
  const { t } = useTranslation();
  return (
    <ul className={styles.fields} aria-label={t('evidence.fields')}>
      {fieldsOf(claim).map((field) => (
        <li key={field.field}>
          <UnstyledButton
            className={styles.field}
            data-active={active === field.field || undefined}
            style={{ '--field': fieldColour(field.kind) }}
            onMouseEnter={() => onHover(field.field)}
            onMouseLeave={() => onHover(null)}
            onFocus={() => onShow(field.field)}
            onBlur={() => onHover(null)}
            onClick={() => onShow(field.field)}
          >
            <span className={styles.fieldName}>{t(`field.${field.kind}`)}</span>
            <span className={styles.reading}>
              <Reading claim={claim} field={field} />
            </span>
            <Words claim={claim} words={field.words} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
};

const Words = ({ claim, words }: { claim: ClaimItem; words: readonly string[] }) => {
  const { t } = useTranslation();
  if (words.length === 0) return <span className={styles.noWords}>{t('evidence.noWords')}</span>;
  return (
    <span className={styles.words} lang={claim.article.lang}>
      {words.map((word) => (
        <bdi key={word}>{word}</bdi>
      ))}
    </span>
  );
};

const Reading = ({ claim, field }: { claim: ClaimItem; field: ClaimField }): ReactNode => {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (field.kind) {
    case 'participant': {
      const actor = claim.participants[Number(field.field.split(':')[1])];
      return actor && <ActorLabel actor={actor} />;
    }
    case 'trigger':
      return t(`mode.${claim.mode}`);
    case 'status':
      return <StatusWord status={claim.status} />;
    case 'date':
      return <ContactDate date={claim.date} />;
    case 'place':
      return <bdi>{claim.place}</bdi>;
    case 'initiator':
      return <bdi>{initiatorName(claim, language)}</bdi>;
  }
};

/** The initiative lies with a participant or with the country of one. */
export const initiatorName = (
  { initiator, participants }: Pick<ClaimItem, 'initiator' | 'participants'>,
  language: Language,
): string => {
  const actor = participants.find(({ actorId }) => actorId === initiator);
  if (actor) return actorName(actor, language);
  return initiator?.startsWith('country:')
    ? countryName(initiator.slice(8), language)
    : wordsOfId(initiator ?? '');
};

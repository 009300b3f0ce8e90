import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import type { ContactItem } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { Radio, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMergeContacts } from '../api/decisions';
import { useTimeline } from '../api/timeline';
import { ContactDate } from '../contact/contact-date';
import { StatusWord } from '../contact/status-word';
import { SearchField } from '../filter/search-field';
import { actorName } from '../format/names';
import { useLanguage } from '../i18n';
import { NOW } from '../moment/moment';
import { useProblemWords } from '../shell/problem-words';
import { type ContactDecisionProps, claimOf } from './deciding';
import { DecisionDialog } from './decision-dialog';
import styles from './decisions.module.css';

/** Two contacts are one: the other is picked among those of the same pair. */
export const MergeDialog = ({ contact, onDecided, onClose }: ContactDecisionProps) => {
  const { t } = useTranslation();
  const merge = useMergeContacts();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <DecisionDialog
      title={t('decisions.mergeTitle')}
      text={t('decisions.mergeText')}
      fault={chosen ? null : ''}
      pending={merge.isPending}
      error={merge.error}
      size="lg"
      onRecord={(reason) =>
        chosen && merge.mutate({ claim: claimOf(contact), other: chosen, reason }, { onSuccess: onDecided })
      }
      onClose={onClose}
    >
      <SearchField value={q} onChange={setQ} hint={t('decisions.mergeSearch')} />
      <Candidates contact={contact} q={q} chosen={chosen} onChoose={setChosen} />
    </DecisionDialog>
  );
};

interface CandidatesProps {
  readonly contact: ContactItem;
  readonly q: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

const Candidates = ({ contact, q, chosen, onChoose }: CandidatesProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const found = useTimeline(pairOf(contact, q), NOW);
  const others = found.items.filter(({ id }) => id !== contact.id);
  if (found.loading) return <Skeleton height={120} />;
  if (found.error) return <p role="alert">{words(found.error)}</p>;
  if (others.length === 0) return <p className={styles.none}>{t('decisions.mergeNone')}</p>;
  return (
    <Radio.Group value={chosen} onChange={onChoose} aria-label={t('decisions.merge')}>
      <div className={styles.choices}>
        {others.map((item) => (
          <Radio
            key={item.id}
            value={item.id}
            className={styles.choice ?? ''}
            label={<Candidate item={item} />}
          />
        ))}
      </div>
    </Radio.Group>
  );
};

const Candidate = ({ item }: { item: ContactItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <span className={styles.choiceLabel}>
      <span className={styles.choiceHead}>
        <b>
          <bdi>{item.participants.map((actor) => actorName(actor, language)).join(', ')}</bdi>
        </b>
        <span>{t(`mode.${item.mode}`)}</span>
        <StatusWord status={item.status} />
        <ContactDate date={item.date} short />
      </span>
      <bdi className={styles.choiceText} lang={item.quote.lang}>
        {item.quote.text}
      </bdi>
    </span>
  );
};

const pairOf = ({ participants: [a, b] }: ContactItem, q: string): ContactFilter => ({
  ...(a ? { actor: [a.actorId] } : {}),
  ...(b ? { with: [b.actorId] } : {}),
  ...(q ? { q } : {}),
});

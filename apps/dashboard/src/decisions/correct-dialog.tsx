import { MODES, STATUSES } from '@chancery/domain';
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecide } from '../api/decisions';
import { ActorLabel } from '../contact/actor-label';
import { ActorSearch } from '../contact/actor-search';
import { actorName, countryName, wordsOfId } from '../format/names';
import { type Language, useLanguage } from '../i18n';
import { type ContactDraft, correctionOf, dateOf, draftOf } from './correction';
import { type ContactDecisionProps, claimOf } from './deciding';
import { DecisionDialog } from './decision-dialog';
import styles from './decisions.module.css';

/** Fields as an analyst knows them, whatever the articles say. */
export const CorrectDialog = ({ contact, onDecided, onClose }: ContactDecisionProps) => {
  const decide = useDecide();
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(contact));
  const fields = correctionOf(contact, draft);
  return (
    <DecisionDialog
      title={t('decisions.correctTitle')}
      text={t('decisions.correctText')}
      fault={useFault(draft, fields)}
      pending={decide.isPending}
      error={decide.error}
      size="lg"
      onRecord={(reason) =>
        decide.mutate(
          { action: { kind: 'correct', claim: claimOf(contact), fields }, reason },
          { onSuccess: onDecided },
        )
      }
      onClose={onClose}
    >
      <Fields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
    </DecisionDialog>
  );
};

const useFault = (draft: ContactDraft, fields: object): string | null => {
  const { t } = useTranslation();
  if (dateOf(draft.date) === undefined) return t('decisions.dateBad');
  if (draft.participants.length < 2) return t('decisions.participantsLeast');
  return Object.keys(fields).length === 0 ? t('decisions.nothingChanged') : null;
};

interface FieldsProps {
  readonly draft: ContactDraft;
  readonly onChange: (change: Partial<ContactDraft>) => void;
}

const Fields = ({ draft, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('filter.mode')}
        value={draft.mode}
        data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(event) => onChange({ mode: event.currentTarget.value as ContactDraft['mode'] })}
      />
      <NativeSelect
        label={t('filter.status')}
        value={draft.status}
        data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(event) => onChange({ status: event.currentTarget.value as ContactDraft['status'] })}
      />
      <TextInput
        label={t('decisions.date')}
        description={t('decisions.dateHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={draft.date}
        maxLength={10}
        error={dateOf(draft.date) === undefined && t('decisions.dateBad')}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
      />
      <TextInput
        label={t('field.place')}
        value={draft.place}
        maxLength={200}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <NativeSelect
        className={styles.whole ?? ''}
        label={t('field.initiator')}
        value={draft.initiator}
        data={[{ value: '', label: t('decisions.nobody') }, ...initiators(draft, language)]}
        onChange={(event) => onChange({ initiator: event.currentTarget.value })}
      />
      <Participants draft={draft} onChange={onChange} />
    </div>
  );
};

/** Who can have taken the initiative: those who take part, and the countries that they represent. */
const initiators = ({ participants, initiator }: ContactDraft, language: Language) => {
  const names = new Map(participants.map((actor) => [actor.actorId, actorName(actor, language)]));
  for (const { country } of participants) {
    if (country) names.set(`country:${country}`, countryName(country, language));
  }
  if (initiator && !names.has(initiator)) names.set(initiator, wordsOfId(initiator));
  return [...names].map(([value, label]) => ({ value, label }));
};

const Participants = ({ draft: { participants }, onChange }: FieldsProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.whole}>
      <span className={styles.label}>{t('decisions.takePart')}</span>
      <ul className={styles.people}>
        {participants.map((actor) => (
          <li key={actor.actorId}>
            <ActorLabel actor={actor} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t('decisions.removeParticipant', { name: actorName(actor, language) })}
              onClick={() =>
                onChange({ participants: participants.filter(({ actorId }) => actorId !== actor.actorId) })
              }
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <ActorSearch
        label={t('decisions.addParticipant')}
        except={participants.map(({ actorId }) => actorId)}
        slim
        onChoose={({ contacts: _contacts, lastContact: _lastContact, ...actor }) =>
          onChange({ participants: [...participants, actor] })
        }
      />
    </div>
  );
};

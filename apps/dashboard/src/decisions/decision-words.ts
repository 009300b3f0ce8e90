import type { DecisionItem } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { wordsOfId } from '../format/names';

const FIELDS = ['mode', 'status', 'date', 'place', 'initiator', 'participants'] as const;
type Field = (typeof FIELDS)[number];

const WORDS = {
  mode: 'decisions.mode',
  status: 'decisions.status',
  date: 'decisions.dateField',
  place: 'decisions.place',
  initiator: 'decisions.initiator',
  participants: 'decisions.participants',
} as const satisfies Record<Field, string>;

/** Names of a contact's fields, as a list in words. */
export const useFieldWords = (): ((fields: readonly string[]) => string) => {
  const { t } = useTranslation();
  return (fields) =>
    fields.map((field) => (FIELDS.includes(field as Field) ? t(WORDS[field as Field]) : field)).join(', ');
};

/** What was decided, in a few words. */
export const useDecisionWords = (): ((action: DecisionItem['action']) => string) => {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  return (action) => {
    switch (action.kind) {
      case 'merge':
        return 'claims' in action
          ? t('decisions.didMerge')
          : t('decisions.didMergeActor', { from: wordsOfId(action.actor), into: wordsOfId(action.into) });
      case 'split':
        return t('decisions.didSplit', { count: action.claims.length });
      case 'correct':
        return t('decisions.didCorrect', { fields: fieldWords(Object.keys(action.fields)) });
      case 'dismiss':
        return t('decisions.didDismiss');
      case 'confirm':
        return t('decisions.didConfirm');
      case 'rename':
        return t('decisions.didRename', { name: action.name });
    }
  };
};

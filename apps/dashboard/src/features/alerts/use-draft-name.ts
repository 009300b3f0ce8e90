import { useTranslation } from 'react-i18next';
import { useWatchLists } from '../../api/alerts';
import { useLanguage } from '../../i18n';
import type { RuleDraft } from './draft';
import { actorsOf, conditionWords, pairOfRule } from './rule-words';
import { useNames } from './use-names';

/** The name of a rule that was given none: what it says in short. */
export const useDraftName = (draft: RuleDraft): string => {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useNames(actorsOf([draft]));
  const lists = useWatchLists().data?.items ?? [];
  const { who, with: other, when } = draft;
  if (!who || !other) return '';
  return `${pairOfRule({ who, with: other }, { t, language, names, lists })}: ${conditionWords(when, t)}`.slice(
    0,
    200,
  );
};

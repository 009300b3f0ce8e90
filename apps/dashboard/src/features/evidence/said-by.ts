import type { ContactItem } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../format/dates';
import { actorName, countryName, wordsOfId } from '../../format/names';
import { type Language, useLanguage } from '../../i18n';

type Sided = Pick<ContactItem, 'sides' | 'saidBy' | 'participants'>;

/** Which of the sides have spoken of a contact themselves. Who spoke but takes no part counts for no side. */
export const speakers = ({ sides, saidBy }: Sided) => {
  const said = sides.filter((side) => saidBy.includes(side));
  const silent = sides.filter((side) => !saidBy.includes(side));
  if (said.length === 0) return { kind: 'nobody', said, silent } as const;
  if (silent.length > 0) return { kind: said.length === 1 ? 'only' : 'some', said, silent } as const;
  return { kind: said.length === 2 ? 'both' : 'all', said, silent } as const;
};

const sideName = (side: string, { participants }: Sided, language: Language): string => {
  if (/^[A-Z]{2}$/.test(side)) return countryName(side, language);
  const actor = participants.find(({ actorId }) => actorId === side);
  return actor ? actorName(actor, language) : wordsOfId(side);
};

/** Who has said so, in a sentence. */
export const useSaidByWords = (): ((contact: Sided) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = new Intl.ListFormat(localeOf(language));
  return (contact) => {
    const { kind, said, silent } = speakers(contact);
    const names = (sides: readonly string[]) =>
      list.format(sides.map((side) => sideName(side, contact, language)));
    return t(`life.${kind}`, { sides: names(said), others: names(silent) });
  };
};

import type { ContactItem } from '@chancery/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactDate } from '../../contact/contact-date';
import { StatusWord } from '../../contact/status-word';
import { actorName, countryName, wordsOfId } from '../../format/names';
import { type Language, useLanguage } from '../../i18n';

/** What a contact says in one field, for people. */
export const FieldValue = ({ item, field }: { item: ContactItem; field: string }): ReactNode => {
  const { t } = useTranslation();
  const language = useLanguage();
  switch (field) {
    case 'mode':
      return t(`mode.${item.mode}`);
    case 'status':
      return <StatusWord status={item.status} />;
    case 'date':
      return <ContactDate date={item.date} />;
    case 'participants':
      return <bdi>{item.participants.map((actor) => actorName(actor, language)).join(', ')}</bdi>;
    case 'confirmed':
    case 'demo':
      return t(item[field] ? 'compare.yes' : 'compare.no');
    default:
      return <bdi>{plain(item, field, language) || t('compare.nothing')}</bdi>;
  }
};

const plain = (item: ContactItem, field: string, language: Language): string => {
  switch (field) {
    case 'place':
      return item.place ?? '';
    case 'initiator':
      return item.initiator ? nameOf(item, item.initiator, language) : '';
    case 'sides':
    case 'saidBy':
      return item[field].map((side) => sideName(item, side, language)).join(', ');
    case 'topics':
    case 'corrected':
      return item[field].map(wordsOfId).join(', ');
    case 'sources':
      return item.sources.outlets.join(', ');
    case 'quote':
      return item.quote.text;
    default:
      return String(item[field as keyof ContactItem] ?? '');
  }
};

const nameOf = ({ participants }: ContactItem, id: string, language: Language): string => {
  const actor = participants.find(({ actorId }) => actorId === id);
  if (actor) return actorName(actor, language);
  return id.startsWith('country:') ? countryName(id.slice(8), language) : wordsOfId(id);
};

/** A side is a country by its code, or an organisation by its id. */
const sideName = (item: ContactItem, side: string, language: Language): string =>
  /^[A-Z]{2}$/.test(side) ? countryName(side, language) : nameOf(item, side, language);

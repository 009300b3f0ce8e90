import type { Clock, ContactItem } from '@chancery/contracts';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactList, type ContactListHandle } from '../../contact/contact-list';
import type { Density } from '../../contact/density';
import { useListKeys } from '../../contact/list-keys';
import { ShownMoment } from '../../moment/shown-moment';
import { Notice } from '../../shell/notice';
import type { ShownList } from './shown-list';

interface FilmListProps {
  readonly list: ShownList;
  readonly clock: Clock;
  readonly density: Density;
  readonly openId: string | undefined;
}

/** A contact comes in anew with each news of it. */
const newsKey = ({ id, newsPosition }: ContactItem): string => `${id} ${newsPosition}`;
/** In a flood the places stay and what stands in them changes, which is far less work. */
const placeKey = (_: ContactItem, index: number): string => `place ${index}`;

/** The list as it stood. News comes in at the top, where the reader is; further down nothing jumps away. */
export const FilmList = memo(({ list, clock, density, openId }: FilmListProps) => {
  const { t } = useTranslation();
  const handle = useRef<ContactListHandle>(null);
  const { fresh, flood } = useArriving(list);
  useListKeys(list.items, handle, openId);
  if (list.scene !== null && list.items.length === 0) {
    return <Notice title={t('replay.beforeTitle')} text={t('replay.beforeText')} />;
  }
  return (
    <ShownMoment at={list.at || null} clock={clock}>
      <ContactList
        ref={handle}
        items={list.items}
        density={density}
        selectedId={openId}
        label={t('replay.list')}
        keyOf={flood ? placeKey : newsKey}
        overscan={2}
        arriving={(item) => fresh.has(newsKey(item))}
      />
    </ShownMoment>
  );
});

/** More news than this between two lists is a flood: lit up, the whole list would flicker. */
const FLOOD = 4;
/** After so many lists without one, a flood is over. */
const CALM = 8;

/** Keys of the news that the film has brought since the list before, none after a seek; and whether it is a flood. */
const useArriving = (list: ShownList): { readonly fresh: ReadonlySet<string>; readonly flood: boolean } => {
  const before = useRef({ scene: list.scene, keys: new Set<string>(), calm: CALM });
  const keys = new Set(list.items.map(newsKey));
  const follows = before.current.scene === list.scene;
  const fresh = follows ? [...keys].filter((key) => !before.current.keys.has(key)) : [];
  const calm = fresh.length > FLOOD ? 0 : follows ? before.current.calm + 1 : CALM;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list
  useEffect(() => {
    before.current = { scene: list.scene, keys, calm };
  }, [list]);
  return { fresh: new Set(fresh.length > FLOOD ? [] : fresh), flood: calm < CALM };
};

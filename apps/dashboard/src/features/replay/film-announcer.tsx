import { VisuallyHidden } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../format/dates';
import { actorName } from '../../format/names';
import { useLanguage } from '../../i18n';
import type { Player } from './player';

/** What has happened is told at most so often, in milliseconds. */
const EVERY = 8_000;

/** Tells a screen reader where the film is and what it brought, politely and all at once. */
export const FilmAnnouncer = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const told = useRef({ scene: '', changes: 0 });

  const tell = useEffectEvent(() => {
    const { items, scene, changes, at } = player.state().list;
    const [newest] = items;
    const since = told.current.scene === scene ? told.current.changes : 0;
    told.current = { scene: scene ?? '', changes };
    if (!newest || changes <= since) return;
    const who = newest.participants.map((actor) => actorName(actor, language)).join(' – ');
    setSaid(
      t('replay.announce', {
        when: formatDay(at.slice(0, 10), language),
        count: changes - since,
        newest: `${t(`mode.${newest.mode}`)}, ${who}`,
      }),
    );
  });
  useEffect(() => {
    const timer = setInterval(() => tell(), EVERY);
    return () => clearInterval(timer);
  }, []);

  return (
    <VisuallyHidden role="log" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
};

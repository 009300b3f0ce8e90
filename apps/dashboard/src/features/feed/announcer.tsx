import { VisuallyHidden } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedItem } from '../../api/contacts';
import { actorName } from '../../format/names';
import { useLanguage } from '../../i18n';

/** New contacts are told at most so often, in milliseconds. */
const EVERY = 10_000;

/** Tells a screen reader of new contacts, politely and several at once. */
export const Announcer = ({ items, since }: { items: readonly FeedItem[]; since: number }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const told = useRef(since);

  const tell = useEffectEvent(() => {
    const fresh = items.filter((item) => item.newsPosition > told.current);
    const [newest] = fresh;
    if (!newest) return;
    told.current = newest.newsPosition;
    const who = newest.participants.map((actor) => actorName(actor, language)).join(' – ');
    setSaid(t('feed.announce', { count: fresh.length, newest: `${t(`mode.${newest.mode}`)}, ${who}` }));
  });
  useEffect(() => {
    told.current = since;
    const timer = setInterval(() => tell(), EVERY);
    return () => clearInterval(timer);
  }, [since]);

  return (
    <VisuallyHidden role="log" aria-live="polite">
      {said}
    </VisuallyHidden>
  );
};

import type { AlertItem } from '@chancery/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { ALERTS_KEY, fetchUnread, UNREAD_KEY } from '../../api/alerts';
import { pairWords, reasonLines, useWording } from './reason-words';
import { useAlertSocket } from './use-alert-socket';
import { useNotifying } from './use-notifying';

/** Where no socket tells, in milliseconds. */
const ASK_AGAIN_MS = 15_000;

/** Keeps the number of unread alerts and the inbox true; while the page is hidden the browser says what is new. */
const AlertNews = () => {
  const client = useQueryClient();
  const unread = useQuery({
    queryKey: UNREAD_KEY,
    queryFn: ({ signal }) => fetchUnread(signal),
    refetchInterval: ASK_AGAIN_MS,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
  });
  // Marks are news, too: what was just read is not taken from a list of unread ones before something new comes in.
  useAlertSocket(() => {
    void client.invalidateQueries({ queryKey: UNREAD_KEY });
    void client.invalidateQueries({
      queryKey: ALERTS_KEY,
      predicate: ({ queryKey }) => !isOfUnread(queryKey),
    });
  });
  const latest = unread.data?.items[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is the latest
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ALERTS_KEY });
  }, [client, latest?.id]);

  useNotification(latest);
  return null;
};

const isOfUnread = ([, query]: readonly unknown[]): boolean => String(query).includes('unread=true');

/** Tells of the latest unread alert by the browser's own means, once, and only what fires while the page is open. */
const useNotification = (latest: AlertItem | undefined): void => {
  const { on } = useNotifying();
  const navigate = useNavigate();
  const wording = useWording();
  const openedAt = useRef(new Date().toISOString());
  const told = useRef<string | null>(null);
  const tell = useEffectEvent((alert: AlertItem) => {
    if (told.current === alert.id || alert.firedAt < openedAt.current) return;
    told.current = alert.id;
    if (!on || !document.hidden) return;
    const [line] = reasonLines(alert.reason, wording);
    const body = [line && pairWords(line.pairs, alert.names, wording.language), alert.ruleName];
    notify(line?.words ?? alert.ruleName, { body: body.filter(Boolean).join('\n'), tag: alert.id }, () =>
      navigate(alert.contact ? `/alerts/contacts/${alert.contact.id}` : '/alerts'),
    );
  });
  useEffect(() => {
    if (latest) tell(latest);
  }, [latest]);
};

/** Several open pages tell it once: the tag is the alert's. */
const notify = (title: string, options: NotificationOptions, onOpen: () => unknown): void => {
  try {
    const notification = new Notification(title, options);
    notification.onclick = () => {
      window.focus();
      onOpen();
      notification.close();
    };
  } catch {
    // Browsers of phones have the constructor and refuse it; the badge tells there.
  }
};

export default AlertNews;

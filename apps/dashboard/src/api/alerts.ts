import {
  type AlertList,
  type AlertRuleBody,
  type AlertRuleState,
  alertListSchema,
  alertRuleListSchema,
  alertRuleSchema,
  type ChannelBody,
  channelListSchema,
  deliveryListSchema,
  deliverySchema,
  type MarkAlerts,
  newChannelSchema,
  previewSchema,
  type WatchListBody,
  watchListSchema,
  watchListsSchema,
} from '@chancery/contracts';
import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { request, send } from './client';
import { usePages } from './pages';

export const ALERTS_KEY = ['alerts'] as const;
export const UNREAD_KEY = ['alerts-unread'] as const;
const RULES_KEY = ['alert-rules'] as const;
const PREVIEW_KEY = ['alert-preview'] as const;
const LISTS_KEY = ['watch-lists'] as const;
const CHANNELS_KEY = ['alert-channels'] as const;
const DELIVERIES_KEY = ['alert-deliveries'] as const;

/** News of alerts comes over the socket; asked for again beside that, in milliseconds. */
const ASK_AGAIN_MS = 30_000;

/** Which alerts: of one rule, unread ones alone. */
export interface AlertView {
  readonly rule?: string | undefined;
  readonly unread: boolean;
}

/** Alerts, latest first. */
export const useAlerts = ({ rule, unread }: AlertView) =>
  usePages({
    key: ALERTS_KEY,
    path: 'alerts',
    schema: alertListSchema,
    query: new URLSearchParams({ ...(rule ? { rule } : {}), ...(unread ? { unread: 'true' } : {}) }),
    refetchInterval: ASK_AGAIN_MS,
  });

/** The latest unread alert, and how many there are. */
export const fetchUnread = (signal?: AbortSignal): Promise<AlertList> =>
  request('alerts', alertListSchema, {
    query: new URLSearchParams({ limit: '1', unread: 'true' }),
    ...(signal ? { signal } : {}),
  });

/** How many alerts are unread. Whoever follows the news (`AlertNews`) keeps it true. */
export const useUnread = (): number =>
  useQuery({
    queryKey: UNREAD_KEY,
    queryFn: ({ signal }) => fetchUnread(signal),
    staleTime: ASK_AGAIN_MS,
  }).data?.unread ?? 0;

type Pages = InfiniteData<AlertList>;

const marked = (pages: Pages, { ids, read, acknowledged, assignee }: MarkAlerts, at: string): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.map((alert) =>
      ids.includes(alert.id)
        ? {
            ...alert,
            ...(read !== undefined && { readAt: read ? at : null }),
            ...(acknowledged !== undefined && { acknowledgedAt: acknowledged ? at : null }),
            ...(assignee !== undefined && { assignee }),
          }
        : alert,
    ),
  })),
});

/** Marks alerts. They stay where they are listed: what was just read does not vanish from the unread ones at once. */
export const useMarkAlerts = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MarkAlerts) => send('alerts', { method: 'PATCH', body }),
    onSuccess: async (_, body) => {
      const at = new Date().toISOString();
      client.setQueriesData<Pages>({ queryKey: ALERTS_KEY }, (pages) => pages && marked(pages, body, at));
      await client.invalidateQueries({ queryKey: UNREAD_KEY });
    },
  });
};

/** A change of something that other lists are made from: they are asked for anew. */
const useChange = <T, R>(change: (body: T) => Promise<R>, ...keys: QueryKey[]) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
};

const at = (path: string, id: string): string => `${path}/${encodeURIComponent(id)}`;

/** One's own rules and shared ones. */
export const useRules = () =>
  useQuery({
    queryKey: RULES_KEY,
    queryFn: ({ signal }) => request('alert-rules', alertRuleListSchema, { signal }),
  });

export const useRule = (id: string | undefined) =>
  useQuery({
    queryKey: [...RULES_KEY, id],
    queryFn: ({ signal }) => request(at('alert-rules', id ?? ''), alertRuleSchema, { signal }),
    enabled: id !== undefined,
  });

/** Makes a rule, or another version of the one whose id is given. */
export const useSaveRule = (id: string | undefined) =>
  useChange(
    (body: AlertRuleBody) =>
      request(id ? at('alert-rules', id) : 'alert-rules', alertRuleSchema, {
        method: id ? 'PUT' : 'POST',
        body,
      }),
    RULES_KEY,
  );

/** Pauses, mutes or snoozes a rule, or ends that. */
export const useSetRuleState = (id: string) =>
  useChange((body: AlertRuleState) => send(at('alert-rules', id), { method: 'PATCH', body }), RULES_KEY);

export const useDeleteRule = (id: string) =>
  useChange(() => send(at('alert-rules', id), { method: 'DELETE' }), RULES_KEY);

/** What a rule would have told, had it stood all along; null: not complete yet. A later question aborts the former. */
export const usePreview = (body: AlertRuleBody | null) =>
  useQuery({
    queryKey: [...PREVIEW_KEY, body],
    queryFn: ({ signal }) => request('alert-rules/preview', previewSchema, { method: 'POST', body, signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const useWatchLists = () =>
  useQuery({
    queryKey: LISTS_KEY,
    queryFn: ({ signal }) => request('watch-lists', watchListsSchema, { signal }),
  });

/** Makes a watch list, or changes the one whose id is given. */
export const useSaveWatchList = (id: string | undefined) =>
  useChange(
    (body: WatchListBody) =>
      request(id ? at('watch-lists', id) : 'watch-lists', watchListSchema, {
        method: id ? 'PUT' : 'POST',
        body,
      }),
    LISTS_KEY,
    PREVIEW_KEY,
  );

export const useDeleteWatchList = () =>
  useChange((id: string) => send(at('watch-lists', id), { method: 'DELETE' }), LISTS_KEY);

export const useChannels = () =>
  useQuery({
    queryKey: CHANNELS_KEY,
    queryFn: ({ signal }) => request('alert-channels', channelListSchema, { signal }),
  });

/** Makes a channel; the answer alone tells its secret. */
export const useCreateChannel = () =>
  useChange(
    (body: ChannelBody) => request('alert-channels', newChannelSchema, { method: 'POST', body }),
    CHANNELS_KEY,
  );

export const useDeleteChannel = () =>
  useChange((id: string) => send(at('alert-channels', id), { method: 'DELETE' }), CHANNELS_KEY);

/** Sends a test now; the answer is what the other side said. */
export const useTestChannel = () =>
  useChange(
    (id: string) => request(`${at('alert-channels', id)}/test`, deliverySchema, { method: 'POST' }),
    CHANNELS_KEY,
    DELIVERIES_KEY,
  );

/** Which messages: to one channel, in one state. */
export interface DeliveryView {
  readonly channel?: string | undefined;
  readonly state?: string | undefined;
}

/** What was sent where, latest first. */
export const useDeliveries = ({ channel, state }: DeliveryView) =>
  usePages({
    key: DELIVERIES_KEY,
    path: 'alert-deliveries',
    schema: deliveryListSchema,
    query: new URLSearchParams({ ...(channel ? { channel } : {}), ...(state ? { state } : {}) }),
    refetchInterval: ASK_AGAIN_MS,
  });

export const useResend = () =>
  useChange((id: string) => send(`${at('alert-deliveries', id)}/resend`, { method: 'POST' }), DELIVERIES_KEY);

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { isUnreachable, statusOf } from './api/client';
import { SESSION_KEY } from './api/session';
import { FeedPage } from './features/feed/feed-page';
import { RequireSession } from './features/session/require-session';
import { NotFound } from './shell/page-failure';
import { Shell } from './shell/shell';
import { resolveVariables, theme } from './theme/theme';

const EvidencePane = lazy(() => import('./features/evidence/evidence-pane'));
const LoginPage = lazy(() => import('./features/session/login-page'));
const ActorsPage = lazy(() => import('./features/actors/actors-page'));
const ActorPage = lazy(() => import('./features/actors/actor-page'));
const DyadsPage = lazy(() => import('./features/dyads/dyads-page'));
const DyadPage = lazy(() => import('./features/dyads/dyad-page'));
const AgendaPage = lazy(() => import('./features/agenda/agenda-page'));
const ProjectionsPage = lazy(() => import('./features/projections/projections-page'));
const RejectedPage = lazy(() => import('./features/rejected/rejected-page'));
const ReplayView = lazy(() => import('./features/replay/replay-view'));
const ComparePage = lazy(() => import('./features/compare/compare-page'));
const AlertNews = lazy(() => import('./features/alerts/alert-news'));
const InboxPage = lazy(() => import('./features/alerts/inbox-page'));
const RulesPage = lazy(() => import('./features/alerts/rules-page'));
const RulePage = lazy(() => import('./features/alerts/rule-page'));
const ChannelsPage = lazy(() => import('./features/alerts/channels-page'));
const DesignPage = import.meta.env.DEV ? lazy(() => import('./features/design/design-page')) : null;

/** A refused request means that the session has ended, wherever it was made. */
const onError = (error: unknown): void => {
  if (statusOf(error) === 401) queryClient.setQueryData(SESSION_KEY, null);
};

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => mutation.options.meta?.signsIn || onError(error),
  }),
  defaultOptions: {
    queries: {
      // On this machine's own address a browser that calls itself offline is still served.
      networkMode: 'always',
      retry: (failures, error) => isUnreachable(error) && failures < 3,
      retryDelay: (failures) => Math.min(4_000, 500 * 2 ** failures),
    },
    mutations: { networkMode: 'always' },
  },
});

/** One feed page for the list and for what is opened beside it: opening and closing keep the list as it is. */
const Pages = () => (
  <Routes>
    <Route path="/login" element={<LoginPage />} />
    <Route
      element={
        <RequireSession>
          <Shell />
          <Suspense>
            <AlertNews />
          </Suspense>
        </RequireSession>
      }
    >
      <Route element={<FeedPage Replay={ReplayView} />}>
        <Route path="/" element={null} />
        <Route path="/contacts/:id" element={<EvidencePane />} />
      </Route>
      <Route path="/actors" element={<ActorsPage />} />
      <Route path="/actors/:actorId" element={<ActorPage />}>
        <Route path="contacts/:id" element={<EvidencePane />} />
      </Route>
      <Route path="/dyads" element={<DyadsPage />} />
      <Route path="/dyads/:a/:b" element={<DyadPage />}>
        <Route path="contacts/:id" element={<EvidencePane />} />
      </Route>
      <Route path="/agenda" element={<AgendaPage />}>
        <Route path="contacts/:id" element={<EvidencePane />} />
      </Route>
      <Route path="/alerts" element={<InboxPage />}>
        <Route path="contacts/:id" element={<EvidencePane />} />
      </Route>
      <Route path="/alerts/rules" element={<RulesPage />} />
      <Route path="/alerts/rules/:ruleId" element={<RulePage />}>
        <Route path="contacts/:id" element={<EvidencePane />} />
      </Route>
      <Route path="/alerts/channels" element={<ChannelsPage />} />
      <Route path="/projections" element={<ProjectionsPage />} />
      <Route path="/rejected/:id?" element={<RejectedPage />} />
      <Route path="/compare" element={<ComparePage />}>
        <Route path="contacts/:id" element={<EvidencePane />} />
      </Route>
      {DesignPage && <Route path="/design" element={<DesignPage />} />}
      <Route path="*" element={<NotFound />} />
    </Route>
  </Routes>
);

const colorSchemeManager = localStorageColorSchemeManager({ key: 'chancery.color-scheme' });

export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={resolveVariables}
    colorSchemeManager={colorSchemeManager}
    defaultColorScheme="auto"
  >
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <Suspense>
          <Pages />
        </Suspense>
      </BrowserRouter>
    </QueryClientProvider>
  </MantineProvider>
);

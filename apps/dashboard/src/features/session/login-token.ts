/**
 * The token of a login link. It stands in the fragment, which browsers never send, and leaves the address bar and
 * the history at once. Null where there is none.
 */
export const takeToken = (
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState' | 'state'>,
): string | null => {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
};

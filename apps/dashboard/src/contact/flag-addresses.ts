/** Addresses of all countries' flags by lower-case code. Loaded on its own: it is long and nothing waits for it. */
const FILES = import.meta.glob<string>('../../../../node_modules/flag-icons/flags/4x3/[a-z][a-z].svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

export const flagAddresses: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).map(([path, address]) => [path.slice(-6, -4), address]),
);

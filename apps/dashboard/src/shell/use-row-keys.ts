import { useSingleKeyActions } from './use-single-keys';

/** j and k walk the rows of a table, whose links are marked with `data-row`; `/` goes to the search field. */
export const useRowKeys = (): void => {
  const walk = (by: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  useSingleKeyActions({
    j: () => walk(1),
    k: () => walk(-1),
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
  });
};

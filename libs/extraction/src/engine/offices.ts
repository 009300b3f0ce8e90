import type { OfficeTerm, PersonRow } from '@chancery/gazetteer';

/** Without a start the term is long begun; one of the future gives no title yet. */
export const isHeldOn = ({ start, end }: OfficeTerm, day: string): boolean =>
  (start === null || start <= day) && (end === null || end > day);

/** Whether the person wears a crown, whoever governs. */
export const reigns = ({ offices }: PersonRow): boolean => offices.some(({ title }) => title === 'Monarch');

import { useMoment } from '../moment/use-moment';

/** The day (ISO, UTC) that the page looks at the record from: today, or that of the moment shown. */
export const useToday = (): string => {
  const { at } = useMoment();
  return (at ?? new Date().toISOString()).slice(0, 10);
};

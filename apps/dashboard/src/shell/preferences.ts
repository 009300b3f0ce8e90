import { useLocalStorage } from '@mantine/hooks';

/** Whether single keys act; the help that lists them can switch them off (WCAG 2.1.4). */
export const useSingleKeys = () => useLocalStorage({ key: 'chancery.single-keys', defaultValue: true });

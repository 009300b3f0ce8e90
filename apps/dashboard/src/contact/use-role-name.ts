import { useTranslation } from 'react-i18next';
import { wordsOfId } from '../format/names';

/** An office in the interface's language; the words of its id where no list names it. */
export const useRoleName = (): ((role: string) => string) => {
  const { t, i18n } = useTranslation();
  return (role) => {
    const key = `role.${role}`;
    return i18n.exists(key) ? t(key as 'role.envoy') : wordsOfId(role);
  };
};

import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';

const OWN = {
  NETWORK_UNREACHABLE: 'problem.network',
  UNEXPECTED_ANSWER: 'problem.unexpected',
} as const;

/** What went wrong, for people: the server's own words, or ours where it said nothing. */
export const useProblemWords = (): ((error: Error) => string) => {
  const { t } = useTranslation();
  return (error) => {
    const code = error instanceof ApiError ? error.problem.code : '';
    return code in OWN ? t(OWN[code as keyof typeof OWN]) : error.message;
  };
};

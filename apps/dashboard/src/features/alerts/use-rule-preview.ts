import type { AlertRuleBody } from '@chancery/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { usePreview } from '../../api/alerts';
import { judgedOf } from './draft';

/** Waited after the last change before the preview is asked for, in milliseconds. */
const PAUSE = 400;

/** The preview of a rule while it is typed. `waits`: what is there is of the rule as it was before. */
export const useRulePreview = (body: AlertRuleBody | null) => {
  const judged = useMemo(() => body && judgedOf(body), [body]);
  const [asked] = useDebouncedValue(judged, PAUSE);
  const preview = usePreview(asked);
  return { asked, preview, waits: asked !== judged || preview.isFetching };
};

import type { AlertItem, AlertRuleItem } from '@chancery/contracts';
import { Button, Checkbox, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlertView } from '../../api/alerts';
import { FacetPicker } from '../../filter/facet-picker';
import { SearchStrip } from '../../filter/search-strip';
import { useProblemWords } from '../../shell/problem-words';
import styles from './inbox.module.css';
import type { Marks } from './use-marks';

interface InboxBarProps {
  readonly view: AlertView;
  readonly onView: (view: AlertView) => void;
  readonly rules: readonly AlertRuleItem[];
  readonly alerts: readonly AlertItem[];
  readonly selected: readonly string[];
  readonly onSelected: (ids: readonly string[]) => void;
  readonly marks: Marks;
}

/** Which alerts are shown, and what is done with several at once. */
export const InboxBar = (props: InboxBarProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { alerts, selected, onSelected, marks } = props;
  const all = alerts.length > 0 && selected.length === alerts.length;
  return (
    <SearchStrip>
      <Checkbox
        size="xs"
        className={styles.all ?? ''}
        checked={all}
        indeterminate={selected.length > 0 && !all}
        disabled={alerts.length === 0}
        onChange={() => onSelected(all ? [] : alerts.map(({ id }) => id))}
        aria-label={t('alerts.selectAll')}
      />
      {selected.length > 0 ? <Bulk {...props} /> : <Narrowing {...props} />}
      {marks.error && (
        <span role="alert" className={styles.refused}>
          {words(marks.error)}
        </span>
      )}
    </SearchStrip>
  );
};

const Narrowing = ({ view, onView, rules }: InboxBarProps) => {
  const { t } = useTranslation();
  const chosen = rules.find(({ id }) => id === view.rule);
  return (
    <>
      <UnstyledButton
        className={styles.toggle}
        aria-pressed={view.unread}
        onClick={() => onView({ ...view, unread: !view.unread })}
      >
        {t('alerts.onlyUnread')}
      </UnstyledButton>
      <FacetPicker
        label={chosen?.name ?? t('alerts.rule')}
        options={rules.map(({ id, name }) => ({ value: id, label: name }))}
        value={view.rule ? [view.rule] : []}
        onChange={(value) => onView({ ...view, rule: value.find((id) => id !== view.rule) })}
      />
    </>
  );
};

const Bulk = ({ alerts, selected, onSelected, marks }: InboxBarProps) => {
  const { t } = useTranslation();
  const chosen = alerts.filter(({ id }) => selected.includes(id));
  const act = (mark: () => void) => () => {
    mark();
    onSelected([]);
  };
  return (
    <>
      <span role="status" className={styles.selected}>
        {t('alerts.selectedCount', { count: chosen.length })}
      </span>
      <Button
        size="compact-sm"
        variant="default"
        className={styles.bulk ?? ''}
        onClick={act(() => marks.read(chosen, true))}
      >
        {t('alerts.markRead')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        className={styles.bulk ?? ''}
        onClick={act(() => marks.acknowledge(chosen, true))}
      >
        {t('alerts.acknowledge')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        className={styles.bulk ?? ''}
        onClick={act(() => marks.assign(chosen, true))}
      >
        {t('alerts.assign')}
      </Button>
    </>
  );
};

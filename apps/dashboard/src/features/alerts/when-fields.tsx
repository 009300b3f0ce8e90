import type { Condition } from '@chancery/domain';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONDITIONS, type RuleFieldsProps } from './draft';
import { faultAt } from './faults';
import styles from './form.module.css';
import { NumberField } from './number-field';

/** What must happen for a rule to tell. */
export const WhenFields = ({ draft, onChange, error }: RuleFieldsProps) => {
  const { t } = useTranslation();
  const { when } = draft;
  const set = (next: Condition) => onChange({ when: next });
  const field = { suffix: t('alerts.daysUnit') };
  return (
    <div className={styles.fields}>
      <NativeSelect
        className={styles.whole ?? ''}
        aria-label={t('alerts.condition')}
        value={when.kind}
        error={faultAt(error, 'when.kind')}
        data={Object.keys(CONDITIONS).map((kind) => ({
          value: kind,
          label: t(`alerts.conditions.${kind as Condition['kind']}`),
        }))}
        onChange={(event) => set(CONDITIONS[event.currentTarget.value as Condition['kind']])}
      />
      {(when.kind === 'first-contact' || when.kind === 'first-of-mode') && (
        <NumberField
          {...field}
          label={t('alerts.withinDays')}
          hint={t('alerts.withinHint')}
          value={when.withinDays}
          fault={faultAt(error, 'when.withinDays')}
          onChange={(withinDays) =>
            set(withinDays === undefined ? { kind: when.kind } : { kind: when.kind, withinDays })
          }
        />
      )}
      {when.kind === 'frequency' && (
        <>
          <NumberField
            label={t('alerts.times')}
            value={when.times}
            fault={faultAt(error, 'when.times')}
            onChange={(times) => times !== undefined && set({ ...when, times })}
          />
          <NumberField
            {...field}
            label={t('alerts.inDays')}
            value={when.days}
            fault={faultAt(error, 'when.days')}
            onChange={(days) => days !== undefined && set({ ...when, days })}
          />
        </>
      )}
      {when.kind === 'silence' && (
        <NumberField
          {...field}
          label={t('alerts.silentFor')}
          value={when.days}
          fault={faultAt(error, 'when.days')}
          onChange={(days) => days !== undefined && set({ ...when, days })}
        />
      )}
      <p className={styles.hint}>{t(`alerts.conditionHints.${when.kind}`)}</p>
    </div>
  );
};

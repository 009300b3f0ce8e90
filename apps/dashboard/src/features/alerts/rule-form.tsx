import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemWords } from '../../shell/problem-words';
import { ChannelChoice } from './channel-choice';
import type { RuleFieldsProps } from './draft';
import { faultAt } from './faults';
import styles from './form.module.css';
import { MoreOptions } from './more-options';
import { SelectorPicker } from './selector-picker';
import { WhenFields } from './when-fields';

interface RuleFormProps extends RuleFieldsProps {
  /** What a rule without a name is called. */
  readonly nameless: string;
  readonly isNew: boolean;
  readonly complete: boolean;
  readonly pending: boolean;
  /** Why it was not saved. */
  readonly refusal: Error | null;
  readonly onSave: () => void;
}

/** When who meets whom, then tell. */
export const RuleForm = ({
  nameless,
  isNew,
  complete,
  pending,
  refusal,
  onSave,
  ...fields
}: RuleFormProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { draft, onChange, error } = fields;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onSave();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Part title={t('alerts.when')}>
        <WhenFields {...fields} />
      </Part>
      <Part title={t('alerts.who')}>
        <SelectorPicker
          label={t('alerts.whoSide')}
          value={draft.who}
          onChange={(who) => onChange({ who })}
          fault={faultAt(error, 'who')}
        />
        <SelectorPicker
          label={t('alerts.withSide')}
          value={draft.with}
          onChange={(other) => onChange({ with: other })}
          fault={faultAt(error, 'with')}
        />
        <MoreOptions {...fields} />
      </Part>
      <Part title={t('alerts.thenTell')}>
        <ChannelChoice {...fields} />
        <TextInput
          label={t('alerts.name')}
          value={draft.name}
          placeholder={nameless}
          maxLength={200}
          error={faultAt(error, 'name')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Checkbox
          size="xs"
          className={styles.tick ?? ''}
          label={t('alerts.share')}
          checked={draft.shared}
          onChange={(event) => onChange({ shared: event.currentTarget.checked })}
        />
      </Part>
      <footer className={styles.foot}>
        {!isNew && <p className={styles.note}>{t('alerts.anew')}</p>}
        {refusal && (
          <p role="alert" className={styles.failed}>
            {t('alerts.notSaved', { detail: words(refusal) })}
          </p>
        )}
        {!complete && <p className={styles.note}>{t('alerts.incomplete')}</p>}
        <Group gap="sm">
          <Button type="submit" loading={pending} disabled={!complete}>
            {t('alerts.save')}
          </Button>
          <Button variant="default" component={Link} to="/alerts/rules">
            {t('alerts.cancel')}
          </Button>
        </Group>
      </footer>
    </form>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
};

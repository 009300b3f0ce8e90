import type { Comparison, ContactItem } from '@chancery/contracts';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactLine } from '../../contact/contact-line';
import styles from './compare.module.css';
import { FieldValue } from './field-value';

export const KINDS = ['appeared', 'changed', 'cancelled', 'vanished'] as const;
type Kind = (typeof KINDS)[number];

/** All that differs, by how it differs. */
export const Differences = ({ comparison }: { comparison: Comparison }) => (
  <>
    <Section kind="appeared" count={comparison.appeared.length}>
      {comparison.appeared.map((item) => (
        <li key={item.id} className={styles.entry}>
          <ContactLine item={item} />
          <Quote item={item} />
        </li>
      ))}
    </Section>
    <Section kind="changed" count={comparison.changed.length}>
      {comparison.changed.map((change) => (
        <Change key={change.after.id} {...change} />
      ))}
    </Section>
    <Section kind="cancelled" count={comparison.cancelled.length}>
      {comparison.cancelled.map((change) => (
        <Change key={change.after.id} {...change} fields={['status']} />
      ))}
    </Section>
    <Section kind="vanished" count={comparison.vanished.length}>
      {comparison.vanished.map((item) => (
        <li key={item.id} className={styles.entry}>
          <ContactLine item={item} />
          <Quote item={item} />
        </li>
      ))}
    </Section>
  </>
);

const Section = ({ kind, count, children }: { kind: Kind; count: number; children: ReactNode }) => {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <section id={kind} aria-labelledby={`${kind}-title`}>
      <header className={styles.sectionHead}>
        <h2 id={`${kind}-title`}>
          {t(`compare.${kind}`)} <b>{count}</b>
        </h2>
        <p>{t(`compare.${kind}Hint`)}</p>
      </header>
      <ul>{children}</ul>
    </section>
  );
};

const Quote = ({ item }: { item: ContactItem }) => (
  <blockquote className={styles.quote} lang={item.quote.lang} dir="auto">
    {item.quote.text}
  </blockquote>
);

interface ChangeProps {
  readonly before: ContactItem;
  readonly after: ContactItem;
  readonly fields: readonly string[];
}

/** Field by field, what it said and what it says. */
const Change = ({ before, after, fields }: ChangeProps) => {
  const { t, i18n } = useTranslation();
  const name = (field: string): string =>
    i18n.exists(`compare.field.${field}`) ? t(`compare.field.${field as 'mode'}`) : field;
  return (
    <li className={styles.entry}>
      <ContactLine item={after} />
      <dl className={styles.fields}>
        {fields.map((field) => (
          <div key={field}>
            <dt>{name(field)}</dt>
            <dd>
              <del>
                <VisuallyHidden component="span">{t('compare.before')}: </VisuallyHidden>
                <FieldValue item={before} field={field} />
              </del>
              <span className={styles.arrow} aria-hidden>
                →
              </span>
              <ins>
                <VisuallyHidden component="span">{t('compare.after')}: </VisuallyHidden>
                <FieldValue item={after} field={field} />
              </ins>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
};

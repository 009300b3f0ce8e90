import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import type { AlertItem, AlertRuleItem } from '@chancery/contracts';
import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconCheck, IconUserCheck } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ago } from '../../contact/ago';
import { ContactCard } from '../../contact/contact-card';
import styles from './alert-card.module.css';
import { daysOf } from './reason-words';
import type { Marks } from './use-marks';
import { Amendments, Why } from './why';

interface AlertCardProps {
  readonly alert: AlertItem;
  /** The rule as it is today; undefined where it is gone. */
  readonly rule: AlertRuleItem | undefined;
  /** Its evidence is open beside the list. */
  readonly open: boolean;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly marks: Marks;
}

/** One firing: why, by which rule, what became of it since, and the contact as the feed shows it. */
export const AlertCard = ({ alert, rule, open, selected, onSelect, marks }: AlertCardProps) => {
  const { t } = useTranslation();
  const isUnread = alert.readAt === null;
  /** Opening the evidence is reading, by pointer or by key. */
  const onClick = ({ target }: MouseEvent) => {
    if ((target as Element).closest('[data-contact]')) marks.read([alert], true);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keys
    <li
      className={styles.alert}
      data-alert={alert.id}
      data-open={open || undefined}
      data-selected={selected || undefined}
      data-state={alert.state}
      tabIndex={-1}
      onClick={onClick}
    >
      <div className={styles.select}>
        <Checkbox
          size="xs"
          checked={selected}
          onChange={onSelect}
          aria-label={t('alerts.select', { rule: alert.ruleName })}
        />
        {isUnread && <span className={styles.dot} role="img" aria-label={t('alerts.unread')} />}
      </div>
      <div className={styles.head}>
        <Why
          reason={alert.reason}
          names={alert.names}
          days={rule?.version === alert.ruleVersion ? daysOf(rule.when) : undefined}
          struck={alert.state === 'withdrawn'}
        />
        <p className={styles.origin}>
          {rule ? (
            <Link to={`/alerts/rules/${alert.ruleId}`} className={styles.rule}>
              <bdi>{alert.ruleName}</bdi>
            </Link>
          ) : (
            <bdi>{alert.ruleName}</bdi>
          )}
          <Ago at={alert.firedAt} />
        </p>
      </div>
      <Amendments amendments={alert.corrections} />
      <div className={styles.contact}>
        {alert.contact ? (
          <ContactCard item={alert.contact} selected={open} unread={false} arriving={false} />
        ) : (
          <p className={styles.none}>{t('evidence.notFound')}</p>
        )}
      </div>
      <Doings alert={alert} marks={marks} />
    </li>
  );
};

/** What can be done with it, and what has been. */
const Doings = ({ alert, marks }: Pick<AlertCardProps, 'alert' | 'marks'>) => {
  const { t } = useTranslation();
  const { readAt, acknowledgedAt, assignee } = alert;
  const isMine = assignee !== null && assignee === marks.me;
  return (
    <p className={styles.doings}>
      {acknowledgedAt && (
        <span className={styles.done}>
          <IconCheck size={14} aria-hidden />
          {t('alerts.acknowledged')} <Ago at={acknowledgedAt} />
        </span>
      )}
      {assignee && (
        <span className={styles.done}>
          <IconUserCheck size={14} aria-hidden />
          {isMine ? t('alerts.assignedToMe') : t('alerts.assignedTo', { name: assignee })}
        </span>
      )}
      <UnstyledButton className={styles.do} onClick={() => marks.read([alert], readAt === null)}>
        {t(readAt === null ? 'alerts.markRead' : 'alerts.markUnread')}
      </UnstyledButton>
      <UnstyledButton
        className={styles.do}
        onClick={() => marks.acknowledge([alert], acknowledgedAt === null)}
      >
        {t(acknowledgedAt === null ? 'alerts.acknowledge' : 'alerts.unacknowledge')}
      </UnstyledButton>
      <UnstyledButton className={styles.do} onClick={() => marks.assign([alert], !isMine)}>
        {t(isMine ? 'alerts.unassign' : 'alerts.assign')}
      </UnstyledButton>
    </p>
  );
};

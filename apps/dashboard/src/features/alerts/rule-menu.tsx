import '../../theme/modal-styles';
import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/Divider.layer.css';
import type { AlertRuleItem, AlertRuleState } from '@chancery/contracts';
import { ActionIcon, Button, Group, Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDeleteRule, useSetRuleState } from '../../api/alerts';
import { useProblemWords } from '../../shell/problem-words';
import { SNOOZES, snoozedUntil, stateOf } from './rule-state';
import styles from './rules.module.css';

/** What can be done with a rule. */
export const RuleMenu = ({ rule }: { rule: AlertRuleItem }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const setState = useSetRuleState(rule.id);
  const [deleting, setDeleting] = useState(false);
  const state = stateOf(rule, Date.now());
  const to = (change: AlertRuleState) => () => setState.mutate(change);
  return (
    <div className={styles.menuPlace}>
      <Menu
        position="bottom-end"
        offset={4}
        width={200}
        shadow="none"
        transitionProps={{ duration: 100 }}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            loading={setState.isPending}
            aria-label={t('alerts.doWith', { rule: rule.name })}
          >
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu ?? ''}>
          {state === 'active' && (
            <>
              <Menu.Label>{t('alerts.snooze')}</Menu.Label>
              {SNOOZES.map((snooze) => (
                <Menu.Item
                  key={snooze}
                  onClick={() => to({ snoozedUntil: snoozedUntil(snooze, new Date()) })()}
                >
                  {t(`alerts.snoozeFor.${snooze}`)}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item onClick={to({ state: 'muted' })}>{t('alerts.mute')}</Menu.Item>
              <Menu.Item onClick={to({ state: 'paused' })}>{t('alerts.pause')}</Menu.Item>
            </>
          )}
          {state === 'snoozed' && (
            <Menu.Item onClick={to({ snoozedUntil: null })}>{t('alerts.unsnooze')}</Menu.Item>
          )}
          {state === 'muted' && <Menu.Item onClick={to({ state: 'active' })}>{t('alerts.unmute')}</Menu.Item>}
          {state === 'paused' && (
            <Menu.Item onClick={to({ state: 'active' })}>{t('alerts.resume')}</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item component={Link} to={`/alerts/rules/${rule.id}`}>
            {t('alerts.edit')}
          </Menu.Item>
          <Menu.Item onClick={() => setDeleting(true)}>{t('alerts.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {setState.error && (
        <span role="alert" className={styles.failed}>
          {words(setState.error)}
        </span>
      )}
      {deleting && <DeleteDialog rule={rule} onClose={() => setDeleting(false)} />}
    </div>
  );
};

const DeleteDialog = ({ rule, onClose }: { rule: AlertRuleItem; onClose: () => void }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const remove = useDeleteRule(rule.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('alerts.deleteTitle', { rule: rule.name })}
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <p>{t('alerts.deleteText')}</p>
      {remove.error && (
        <p role="alert" className={styles.failed}>
          {words(remove.error)}
        </p>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('alerts.keep')}
        </Button>
        <Button loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>
          {t('alerts.delete')}
        </Button>
      </Group>
    </Modal>
  );
};

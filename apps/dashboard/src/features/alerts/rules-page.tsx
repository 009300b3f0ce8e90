import type { AlertRuleItem } from '@chancery/contracts';
import { Button } from '@mantine/core';
import { IconBellPlus, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useRules, useWatchLists } from '../../api/alerts';
import { useSession } from '../../api/session';
import { Ago } from '../../contact/ago';
import { formatMinute, formatNumber } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { FailureNotice, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { Page, PageAction } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import { useRowKeys } from '../../shell/use-row-keys';
import { AlertsTabs } from './alerts-tabs';
import { RuleMenu } from './rule-menu';
import { stateOf } from './rule-state';
import { actorsOf, conditionWords, pairOfRule, type RuleWording } from './rule-words';
import styles from './rules.module.css';
import { useNames } from './use-names';

/** What is to be told: every rule with how it stands. */
const RulesPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rules = useRules();
  useRowKeys();
  return (
    <Page>
      <PageBar title={t('alerts.rules')}>
        <PageAction
          icon={IconBellPlus}
          label={t('alerts.newRule')}
          onClick={() => void navigate('/alerts/rules/new')}
        />
      </PageBar>
      <AlertsTabs />
      {rules.isPending && <RowsSkeleton />}
      {rules.isError && !rules.data && (
        <FailureNotice
          title={t('alerts.rulesFailed')}
          error={rules.error}
          onRetry={() => void rules.refetch()}
        />
      )}
      {rules.data?.items.length === 0 && (
        <Notice title={t('alerts.noRulesTitle')} text={t('alerts.noRulesText')}>
          <Button component={Link} to="/alerts/rules/new">
            {t('alerts.newRule')}
          </Button>
        </Notice>
      )}
      {rules.data && rules.data.items.length > 0 && <Rules rules={rules.data.items} />}
    </Page>
  );
};

const Rules = ({ rules }: { rules: readonly AlertRuleItem[] }) => {
  const { t } = useTranslation();
  const wording: RuleWording = {
    t,
    language: useLanguage(),
    names: useNames(actorsOf(rules)),
    lists: useWatchLists().data?.items ?? [],
  };
  return (
    <div className={page.scroller}>
      <ul aria-label={t('alerts.rules')}>
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} wording={wording} />
        ))}
      </ul>
    </div>
  );
};

const Rule = ({ rule, wording }: { rule: AlertRuleItem; wording: RuleWording }) => {
  const { t, language } = wording;
  const me = useSession().data?.user;
  return (
    <li className={styles.rule} data-state={rule.state}>
      <div className={styles.what}>
        <Link to={`/alerts/rules/${rule.id}`} className={styles.name} data-row>
          <bdi>{rule.name}</bdi>
        </Link>
        <p className={styles.words}>
          <bdi>{pairOfRule(rule, wording)}</bdi>
          <span>{conditionWords(rule.when, t)}</span>
          {rule.shared && (
            <span className={styles.shared}>
              <IconUsers size={14} aria-hidden />
              {rule.owner === me ? t('alerts.shared') : t('alerts.sharedBy', { name: rule.owner })}
            </span>
          )}
        </p>
      </div>
      <State rule={rule} />
      <p className={styles.fired}>
        {rule.alerts === 0 ? (
          t('alerts.neverFired')
        ) : (
          <>
            <Link to={`/alerts?rule=${rule.id}`} className={styles.count}>
              {t('alerts.alertCount', { count: rule.alerts, number: formatNumber(rule.alerts, language) })}
            </Link>
            {rule.lastFiredAt && <Ago at={rule.lastFiredAt} />}
          </>
        )}
      </p>
      <RuleMenu rule={rule} />
    </li>
  );
};

const State = ({ rule }: { rule: AlertRuleItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = stateOf(rule, Date.now());
  return (
    <p className={styles.state} data-state={state}>
      {t(`alerts.state.${state}`)}
      {state === 'snoozed' && rule.snoozedUntil && (
        <span>{t('alerts.until', { when: formatMinute(rule.snoozedUntil, language) })}</span>
      )}
    </p>
  );
};

export default RulesPage;

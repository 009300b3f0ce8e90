import type { AlertRuleItem } from '@chancery/contracts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useRule, useSaveRule } from '../../api/alerts';
import { statusOf } from '../../api/client';
import { pageOf } from '../../contact/addresses';
import { FailureNotice, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { PageWithPane } from '../../shell/page';
import { PageBar } from '../../shell/page-bar';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import { AlertsTabs } from './alerts-tabs';
import { bodyOf, draftOf, newDraft, type RuleDraft } from './draft';
import { RulePreview } from './preview';
import { RuleForm } from './rule-form';
import styles from './rule-page.module.css';
import { useDraftName } from './use-draft-name';
import { useRulePreview } from './use-rule-preview';

/** One rule: who, when, then; and beside it what it would have told. */
const RulePage = () => {
  const { t } = useTranslation();
  const { ruleId = 'new', id: openId } = useParams();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const isNew = ruleId === 'new';
  const rule = useRule(isNew ? undefined : ruleId);
  // The form begins with what the rule is now, never with what was known of it before.
  const found = rule.isFetchedAfterMount ? rule.data : undefined;
  useSingleKeyActions({
    Escape: openId
      ? () => void navigate({ pathname: pageOf(`/alerts/rules/${ruleId}`), search: params.toString() })
      : undefined,
  });
  const unknown = statusOf(rule.error) === 404;
  return (
    <PageWithPane>
      <PageBar title={isNew ? t('alerts.newRule') : (rule.data?.name ?? t('alerts.rule'))} />
      <AlertsTabs />
      {!isNew && !rule.isFetchedAfterMount && <RowsSkeleton />}
      {unknown && <Notice title={t('alerts.unknownRule')} />}
      {rule.isError && !unknown && !found && (
        <FailureNotice
          title={t('alerts.ruleFailed')}
          error={rule.error}
          onRetry={() => void rule.refetch()}
        />
      )}
      {isNew && <Editor key={`new ${params}`} start={newDraft(params)} />}
      {found && !unknown && <Editor key={found.id} rule={found} start={draftOf(found)} />}
    </PageWithPane>
  );
};

const Editor = ({ rule, start }: { rule?: AlertRuleItem; start: RuleDraft }) => {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(start);
  const nameless = useDraftName(draft);
  const body = useMemo(() => bodyOf(draft, nameless), [draft, nameless]);
  const save = useSaveRule(rule?.id);
  const preview = useRulePreview(body);
  const change = (next: Partial<RuleDraft>) => {
    setDraft((former) => ({ ...former, ...next }));
    // What was wrong with the former rule may be right by now; the preview tells.
    save.reset();
  };
  return (
    <div className={styles.place}>
      <div className={styles.columns}>
        <RuleForm
          draft={draft}
          onChange={change}
          nameless={nameless}
          isNew={!rule}
          complete={body !== null}
          pending={save.isPending}
          error={save.error ?? preview.preview.error}
          refusal={save.error}
          onSave={() => body && save.mutate(body, { onSuccess: () => void navigate('/alerts/rules') })}
        />
        <RulePreview body={body} {...preview} />
      </div>
    </div>
  );
};

export default RulePage;

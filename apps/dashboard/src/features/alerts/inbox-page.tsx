import { Button } from '@mantine/core';
import { IconBellOff, IconBellPlus, IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAlerts, useRules, useUnread } from '../../api/alerts';
import { FailureNotice, MoreOfListing, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { PageAction, PageWithPane } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import { useNearEnd } from '../../shell/use-near-end';
import { AlertCard } from './alert-card';
import { AlertsTabs } from './alerts-tabs';
import styles from './inbox.module.css';
import { InboxBar } from './inbox-bar';
import { useInboxKeys } from './inbox-keys';
import { useAlertView } from './use-alert-view';
import { useMarks } from './use-marks';
import { useNotifying } from './use-notifying';

/** What rules have told, latest first, each with why. */
const InboxPage = () => {
  const { t } = useTranslation();
  const { id: openId } = useParams();
  const navigate = useNavigate();
  const [view, setView] = useAlertView();
  const alerts = useAlerts(view);
  const rules = useRules();
  const unread = useUnread();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const marks = useMarks();
  const toggle = (id: string) =>
    setSelected((former) => (former.includes(id) ? former.filter((one) => one !== id) : [...former, id]));
  useInboxKeys({ alerts: alerts.items, openId, marks, onSelect: toggle });
  const onScroll = useNearEnd(alerts.more);
  const held = selected.filter((id) => alerts.items.some((alert) => alert.id === id));
  return (
    <PageWithPane>
      <PageBar
        title={t('alerts.title')}
        state={
          <span className={styles.unread} role="status">
            {t('alerts.unreadCount', { count: unread })}
          </span>
        }
      >
        <Notifying />
        <PageAction
          icon={IconBellPlus}
          label={t('alerts.newRule')}
          onClick={() => void navigate('/alerts/rules/new')}
        />
      </PageBar>
      <AlertsTabs />
      <InboxBar
        view={view}
        onView={setView}
        rules={rules.data?.items ?? []}
        alerts={alerts.items}
        selected={held}
        onSelected={setSelected}
        marks={marks}
      />
      {alerts.loading && <RowsSkeleton />}
      {alerts.error && (
        <FailureNotice title={t('alerts.failedTitle')} error={alerts.error} onRetry={alerts.retry} />
      )}
      {!alerts.loading && !alerts.error && alerts.items.length === 0 && (
        <Empty filtered={view.unread || view.rule !== undefined} onAll={() => setView({ unread: false })} />
      )}
      {alerts.items.length > 0 && (
        <div className={page.scroller} data-stale={alerts.stale || undefined} onScroll={onScroll}>
          <ul aria-label={t('alerts.list')} data-alerts>
            {alerts.items.map((alert) => (
              <AlertCard
                key={alert.id}
                alert={alert}
                rule={rules.data?.items.find(({ id }) => id === alert.ruleId)}
                open={openId !== undefined && alert.contact?.id === openId}
                selected={selected.includes(alert.id)}
                onSelect={() => toggle(alert.id)}
                marks={marks}
              />
            ))}
          </ul>
          <MoreOfListing more={alerts.more} />
        </div>
      )}
    </PageWithPane>
  );
};

const Empty = ({ filtered, onAll }: { filtered: boolean; onAll: () => void }) => {
  const { t } = useTranslation();
  if (filtered) {
    return (
      <Notice title={t('alerts.noMatchTitle')}>
        <Button variant="default" onClick={onAll}>
          {t('alerts.showAll')}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice title={t('alerts.emptyTitle')} text={t('alerts.emptyText')}>
      <Button component={Link} to="/alerts/rules/new">
        {t('alerts.newRule')}
      </Button>
    </Notice>
  );
};

/** Whether this browser speaks up while the page is hidden. */
const Notifying = () => {
  const { t } = useTranslation();
  const notifying = useNotifying();
  if (!notifying.able) return null;
  return (
    <>
      {notifying.refused && (
        <span role="alert" className={styles.refused}>
          {t('alerts.notifyRefused')}
        </span>
      )}
      <PageAction
        icon={notifying.on ? IconBellOff : IconBellRinging}
        label={t(notifying.on ? 'alerts.notifyStop' : 'alerts.notify')}
        onClick={notifying.toggle}
      />
    </>
  );
};

export default InboxPage;

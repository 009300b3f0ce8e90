import type { ChannelItem } from '@chancery/contracts';
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannels, useDeleteChannel, useTestChannel } from '../../api/alerts';
import { Ago } from '../../contact/ago';
import { FailureNotice, RowsSkeleton } from '../../shell/listing-states';
import { Page, PageAction } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import { useProblemWords } from '../../shell/problem-words';
import { AlertsTabs } from './alerts-tabs';
import styles from './channels.module.css';
import { DeliveryLog } from './delivery-log';

const ChannelDialog = lazy(() => import('./channel-dialog'));

/** Where alerts go beside the inbox, and what became of each message. */
const ChannelsPage = () => {
  const { t } = useTranslation();
  const channels = useChannels();
  const [making, setMaking] = useState(false);
  return (
    <Page>
      <PageBar title={t('alerts.channels')}>
        <PageAction icon={IconPlus} label={t('alerts.newChannel')} onClick={() => setMaking(true)} />
      </PageBar>
      <AlertsTabs />
      {channels.isPending && <RowsSkeleton />}
      {channels.isError && !channels.data && (
        <FailureNotice
          title={t('alerts.channelsFailed')}
          error={channels.error}
          onRetry={() => void channels.refetch()}
        />
      )}
      {channels.data && (
        <div className={page.scroller}>
          {channels.data.items.length === 0 ? (
            <div className={styles.empty}>
              <p>{t('alerts.noChannels')}</p>
              <Button onClick={() => setMaking(true)}>{t('alerts.newChannel')}</Button>
            </div>
          ) : (
            <ul aria-label={t('alerts.channels')}>
              {channels.data.items.map((channel) => (
                <Channel key={channel.id} channel={channel} />
              ))}
            </ul>
          )}
          <DeliveryLog channels={channels.data.items} />
        </div>
      )}
      {making && (
        <Suspense>
          <ChannelDialog onClose={() => setMaking(false)} />
        </Suspense>
      )}
    </Page>
  );
};

const Channel = ({ channel }: { channel: ChannelItem }) => {
  const { t } = useTranslation();
  const test = useTestChannel();
  const [asking, setAsking] = useState(false);
  return (
    <li className={styles.channel}>
      <div className={styles.what}>
        <p className={styles.name}>
          <bdi>{channel.name}</bdi> <span className={styles.kind}>{t(`alerts.kinds.${channel.kind}`)}</span>
        </p>
        <p className={styles.address}>{channel.address}</p>
      </div>
      <p className={styles.sent}>
        {channel.lastSentAt ? (
          <>
            {t('alerts.lastSent')} <Ago at={channel.lastSentAt} />
          </>
        ) : (
          t('alerts.neverSent')
        )}
        {channel.lastError && <span className={styles.failed}>{channel.lastError}</span>}
      </p>
      <Group gap="sm" className={styles.doings ?? ''}>
        <Button
          size="compact-sm"
          variant="default"
          loading={test.isPending}
          aria-label={t('alerts.testOf', { name: channel.name })}
          onClick={() => test.mutate(channel.id)}
        >
          {t('alerts.test')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('alerts.deleteOf', { name: channel.name })}
          onClick={() => setAsking(true)}
        >
          {t('alerts.delete')}
        </Button>
      </Group>
      <TestAnswer test={test} />
      {asking && <Deleting channel={channel} onKeep={() => setAsking(false)} />}
    </li>
  );
};

/** What the other side said to a test, word for word. */
const TestAnswer = ({ test }: { test: ReturnType<typeof useTestChannel> }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { data, error } = test;
  const sent = data?.state === 'sent';
  const said = error ? words(error) : data?.answer;
  return (
    <p role="status" className={styles.answer} data-failed={error || (data && !sent) || undefined}>
      {data && t(sent ? 'alerts.testSent' : 'alerts.testFailed')}
      {error && t('alerts.testFailed')}
      {said && <code>{said}</code>}
    </p>
  );
};

const Deleting = ({ channel, onKeep }: { channel: ChannelItem; onKeep: () => void }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const remove = useDeleteChannel();
  return (
    <div role="alert" className={styles.asking}>
      <span>{t('alerts.deleteChannelSure', { name: channel.name })}</span>
      <Button size="compact-sm" variant="default" onClick={onKeep}>
        {t('alerts.keep')}
      </Button>
      <Button size="compact-sm" loading={remove.isPending} onClick={() => remove.mutate(channel.id)}>
        {t('alerts.delete')}
      </Button>
      {remove.error && <span className={styles.failed}>{words(remove.error)}</span>}
    </div>
  );
};

export default ChannelsPage;

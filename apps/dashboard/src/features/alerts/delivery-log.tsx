import '@mantine/core/styles/Combobox.layer.css';
import type { ChannelItem, DeliveryItem } from '@chancery/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeliveries, useResend } from '../../api/alerts';
import { Ago } from '../../contact/ago';
import { formatMinute } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { MoreOfListing } from '../../shell/listing-states';
import { useProblemWords } from '../../shell/problem-words';
import styles from './channels.module.css';

const STATES = ['waiting', 'sent', 'given-up'] as const;

/** Every message to a channel: how it stands, how often it was tried, what the other side said. */
export const DeliveryLog = ({ channels }: { channels: readonly ChannelItem[] }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [channel, setChannel] = useState('');
  const [state, setState] = useState('');
  const log = useDeliveries({ channel, state });
  return (
    <section className={styles.log} aria-label={t('alerts.log')}>
      <header className={styles.logHead}>
        <h2 className={styles.logTitle}>{t('alerts.log')}</h2>
        <NativeSelect
          size="xs"
          aria-label={t('alerts.channel')}
          value={channel}
          data={[
            { value: '', label: t('alerts.allChannels') },
            ...channels.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => setChannel(event.currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={t('alerts.stateLabel')}
          value={state}
          data={[
            { value: '', label: t('alerts.allStates') },
            ...STATES.map((value) => ({ value, label: t(`alerts.delivery.${value}`) })),
          ]}
          onChange={(event) => setState(event.currentTarget.value)}
        />
      </header>
      {log.error && (
        <p role="alert" className={styles.failed}>
          {words(log.error)}
        </p>
      )}
      {!log.loading && !log.error && log.items.length === 0 && (
        <p className={styles.none}>{t('alerts.logEmpty')}</p>
      )}
      <ul aria-label={t('alerts.log')}>
        {log.items.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      <MoreOfListing more={log.more} />
    </section>
  );
};

const Delivery = ({ delivery }: { delivery: DeliveryItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useProblemWords();
  const resend = useResend();
  const { state, attempts, answer, nextAttemptAt } = delivery;
  return (
    <li className={styles.delivery} data-state={state}>
      <Ago at={delivery.createdAt} />
      <span className={styles.deliveryWhat}>
        <bdi>{delivery.channelName}</bdi>
        <span className={styles.kind}>{t(`alerts.message.${delivery.kind}`)}</span>
      </span>
      <span className={styles.deliveryState}>
        {t(`alerts.delivery.${state}`)}
        <span className={styles.kind}>{t('alerts.attempts', { count: attempts })}</span>
        {state === 'waiting' && attempts > 0 && nextAttemptAt && (
          <span className={styles.kind}>
            {t('alerts.nextAttempt', { when: formatMinute(nextAttemptAt, language) })}
          </span>
        )}
      </span>
      <code className={styles.deliveryAnswer}>{resend.error ? words(resend.error) : answer}</code>
      <Button
        size="compact-sm"
        variant="default"
        loading={resend.isPending}
        aria-label={t('alerts.resendTo', { name: delivery.channelName })}
        onClick={() => resend.mutate(delivery.id)}
      >
        {t('alerts.resend')}
      </Button>
    </li>
  );
};

import type { DeadLetter } from '@chancery/contracts';
import { Button, Group, Skeleton, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeadLetter, useRedrive } from '../../api/dead-letters';
import { Ago } from '../../contact/ago';
import { Notice } from '../../shell/notice';
import { Pane } from '../../shell/pane';
import { useProblemWords } from '../../shell/problem-words';
import { jsonFault } from './json-fault';
import styles from './rejected.module.css';

/** One rejected message: its origin, why it was refused, and its text to mend. */
export const LetterPane = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const letter = useDeadLetter(id);
  return (
    <Pane title={t('rejected.payload')} back="/rejected" backLabel={t('rejected.back')}>
      {letter.isPending && <Skeleton height={240} m="lg" w="auto" />}
      {letter.isError && !letter.data && <Notice title={words(letter.error)} failure />}
      {letter.data && <Letter key={id} letter={letter.data} />}
    </Pane>
  );
};

const Letter = ({ letter }: { letter: DeadLetter }) => {
  const { t } = useTranslation();
  const [payload, setPayload] = useState(letter.payload);
  const words = useProblemWords();
  const redrive = useRedrive(letter.id);
  const mended = payload !== letter.payload;
  const fault = jsonFault(payload);
  return (
    <div className={styles.body}>
      <dl className={styles.facts}>
        <div>
          <dt>{t('rejected.reason')}</dt>
          <dd>
            <span className={styles.code}>{letter.reason.code}</span>
            <p>{letter.reason.message}</p>
          </dd>
        </div>
        <div>
          <dt>{t('rejected.origin')}</dt>
          <dd>
            {letter.origin.topic} · {t('rejected.partition')} {letter.origin.partition} ·{' '}
            {t('rejected.offset')} {letter.origin.offset}
          </dd>
        </div>
        <div>
          <dt>{t('rejected.receivedAt')}</dt>
          <dd>
            <Ago at={letter.receivedAt} />
          </dd>
        </div>
        {letter.redrivenAt && (
          <div>
            <dt>{t('rejected.redrivenShort')}</dt>
            <dd>
              <Ago at={letter.redrivenAt} />
            </dd>
          </div>
        )}
      </dl>
      <Textarea
        label={t('rejected.payload')}
        value={payload}
        onChange={(event) => setPayload(event.currentTarget.value)}
        classNames={{ input: styles.editorInput ?? '' }}
        spellCheck={false}
        description={fault && t('rejected.notJson', { detail: fault })}
      />
      <p role="status" className={styles.outcome} data-failed={redrive.isError || undefined}>
        {redrive.isSuccess && t('rejected.sent')}
        {redrive.isError && t('rejected.sendFailed', { detail: words(redrive.error) })}
      </p>
      <Group gap="sm">
        <Button
          loading={redrive.isPending}
          disabled={letter.redrivenAt !== null}
          onClick={() => redrive.mutate(mended ? payload : undefined)}
        >
          {t(mended ? 'rejected.sendMended' : 'rejected.sendAgain')}
        </Button>
        {mended && (
          <Button variant="default" onClick={() => setPayload(letter.payload)}>
            {t('rejected.undo')}
          </Button>
        )}
      </Group>
    </div>
  );
};

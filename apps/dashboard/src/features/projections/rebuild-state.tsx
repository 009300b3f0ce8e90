import '@mantine/core/styles/Progress.layer.css';
import type { ProjectionItem } from '@chancery/contracts';
import { Progress } from '@mantine/core';
import { IconCheck, IconEqual, IconEqualNot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../contact/ago';
import { formatDuration, formatNumber } from '../../format/dates';
import { useLanguage } from '../../i18n';
import styles from './projections.module.css';

type Rebuild = NonNullable<ProjectionItem['rebuild']>;

interface RebuildStateProps {
  readonly name: string;
  /** The log's last position. */
  readonly head: number;
  readonly rebuild: Rebuild;
}

/** How a rebuild goes, or what came of the last one. */
export const RebuildState = ({ name, head, rebuild }: RebuildStateProps) => {
  const { t } = useTranslation();
  if (rebuild.state === 'running') return <Running name={name} head={head} rebuild={rebuild} />;
  return (
    <div className={styles.rebuild} data-state={rebuild.state}>
      <p className={styles.outcome} role={rebuild.state === 'failed' ? 'alert' : 'status'}>
        {rebuild.state === 'switched' && <IconCheck size={16} aria-hidden />}
        {t(`projections.${rebuild.state}`)}
        <span className={styles.when}>
          <Ago at={rebuild.updatedAt} />
        </span>
      </p>
      {rebuild.detail && <p className={styles.detail}>{rebuild.detail}</p>}
      {rebuild.hash && <Hashes hash={rebuild.hash} replaced={rebuild.replaced} />}
    </div>
  );
};

const Running = ({ name, head, rebuild: { position, rate, secondsLeft } }: RebuildStateProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = head > 0 ? Math.min(100, (100 * position) / head) : 0;
  return (
    <div className={styles.rebuild}>
      <p className={styles.outcome}>
        {t('projections.running')}
        <span className={styles.when}>
          {formatNumber(position, language)} / {formatNumber(head, language)}
          {rate !== null && ` · ${t('projections.rate', { count: Math.round(rate) })}`}
          {secondsLeft !== null &&
            ` · ${t('projections.left', { time: formatDuration(Math.ceil(secondsLeft), language) })}`}
        </span>
      </p>
      <Progress
        value={percent}
        size={6}
        radius={1}
        aria-label={t('projections.progress', { name })}
        transitionDuration={200}
      />
    </div>
  );
};

/** States are compared by their hashes: equal ones say that nothing is computed otherwise than before. */
const Hashes = ({ hash, replaced }: { hash: string; replaced: string | null }) => {
  const { t } = useTranslation();
  const same = replaced === hash;
  return (
    <>
      <dl className={styles.hashes}>
        <div>
          <dt>{t('projections.hash')}</dt>
          <dd>{hash}</dd>
        </div>
        {replaced && (
          <div>
            <dt>{t('projections.replaced')}</dt>
            <dd>{replaced}</dd>
          </div>
        )}
      </dl>
      {replaced && (
        <p className={styles.compared}>
          {same ? <IconEqual size={16} aria-hidden /> : <IconEqualNot size={16} aria-hidden />}
          {t(same ? 'projections.same' : 'projections.differs')}
        </p>
      )}
    </>
  );
};

import type { Reconstruction } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockChoice } from './clock-choice';
import styles from './moment.module.css';
import { useMomentWords } from './moment-words';
import { useMoment } from './use-moment';

interface MomentBannerProps {
  /** `asOf` of the answer that the page shows; absent while it is awaited. */
  readonly reconstruction?: Reconstruction | undefined;
  /** What else can be done from here. */
  readonly children?: ReactNode;
}

/**
 * Says on every page that it shows the past: which moment, by whose clock, made from how many claims; and leads back.
 * Nothing while the page shows now.
 */
export const MomentBanner = ({ reconstruction, children }: MomentBannerProps) => {
  const { t } = useTranslation();
  const { at, clock, set, backToLive } = useMoment();
  const words = useMomentWords();
  if (at === null) return null;
  return (
    <aside className={styles.banner} aria-label={t('time.past')}>
      <p className={styles.moment}>
        {t('time.asOf')} <time dateTime={at}>{words(at)}</time>
      </p>
      <ClockChoice clock={clock} onChange={(next) => set(at, next)} />
      <p className={styles.made}>
        {reconstruction ? t('time.reconstructed', { count: reconstruction.claims }) : t('time.reading')}
      </p>
      <span className={styles.doings}>
        {children}
        <UnstyledButton className={styles.back} onClick={backToLive}>
          {t('time.backToLive')}
        </UnstyledButton>
      </span>
    </aside>
  );
};

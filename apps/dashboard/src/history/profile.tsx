import { UnstyledButton } from '@mantine/core';
import { type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { ShownMoment } from '../moment/shown-moment';
import { useMoment } from '../moment/use-moment';
import styles from './profile.module.css';

interface ProfileProps {
  /** The bar and what stands across the whole width. */
  readonly head: ReactNode;
  readonly timeline: ReactNode;
  readonly about: ReactNode;
}

const PARTS = ['timeline', 'about'] as const;

/**
 * A page about someone: the timeline in the middle, what else is known in the margin, what is opened at the right.
 * Where there is no room for a margin, one of both is shown.
 */
export const Profile = ({ head, timeline, about }: ProfileProps) => {
  const { t } = useTranslation();
  const [part, setPart] = useState<(typeof PARTS)[number]>('timeline');
  const { at, clock } = useMoment();
  return (
    <ShownMoment at={at} clock={clock}>
      <div className={styles.page}>
        <section className={styles.main}>
          {head}
          <fieldset className={styles.parts} aria-label={t('actors.parts')}>
            {PARTS.map((value) => (
              <UnstyledButton
                key={value}
                className={styles.part}
                aria-pressed={value === part}
                onClick={() => setPart(value)}
              >
                {t(`actors.${value}`)}
              </UnstyledButton>
            ))}
          </fieldset>
          <div className={styles.columns} data-part={part}>
            <div className={styles.timeline}>{timeline}</div>
            <aside className={styles.about} aria-label={t('actors.about')}>
              {about}
            </aside>
          </div>
        </section>
        <Suspense fallback={<div className={styles.panePlace} />}>
          <Outlet />
        </Suspense>
      </div>
    </ShownMoment>
  );
};

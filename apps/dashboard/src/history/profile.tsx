import type { ActorDetail } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ShownMoment } from '../moment/shown-moment';
import { useMoment } from '../moment/use-moment';
import { PageWithPane } from '../shell/page';
import { HistoryFacts } from './facts';
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
      <PageWithPane>
        <div className={styles.main}>
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
        </div>
      </PageWithPane>
    </ShownMoment>
  );
};

interface ProfileHeadProps {
  readonly history: ActorDetail['history'];
  /** Who it is about. */
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** Below the bar: who it is, and the history in figures. */
export const ProfileHead = ({ history, children, foot }: ProfileHeadProps) => (
  <header className={styles.head}>
    {children}
    <HistoryFacts history={history} />
    {foot}
  </header>
);

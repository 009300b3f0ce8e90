import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconClock, IconPlayerPlayFilled } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageBar } from '../shell/page-bar';
import { presetRange, type ReplayRange, replayRangeToUrl } from './replay-range';
import styles from './time-bar.module.css';

const JumpMenu = lazy(() => import('./jump-menu'));
const ReplayMenu = lazy(() => import('./replay-menu'));

interface TimeBarProps {
  /** What waits unseen. */
  readonly waiting?: number;
  /** How what is shown stands to what is recorded. */
  readonly state: ReactNode;
  readonly children?: ReactNode;
}

/** One bar for now and for the past: how the page stands in time, the way to any moment, and the replay. */
export const TimeBar = ({ waiting = 0, state, children }: TimeBarProps) => {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  const replay = (range: ReplayRange) => setParams((current) => replayRangeToUrl(current, range));
  return (
    <PageBar title={t('feed.title')} waiting={waiting} state={state}>
      <JumpButton />
      <span className={styles.replay}>
        <UnstyledButton
          className={styles.button}
          aria-label={t('time.replayLastMonth')}
          onClick={() => replay(presetRange('lastMonth'))}
        >
          <IconPlayerPlayFilled size={14} aria-hidden />
          <span className={styles.word}>{t('time.replayLastMonth')}</span>
        </UnstyledButton>
        <Menu label={t('time.replayOther')} face={<IconChevronDown size={14} aria-hidden />}>
          {(close) => (
            <ReplayMenu
              onChoose={(range) => {
                close();
                replay(range);
              }}
            />
          )}
        </Menu>
      </span>
      {children}
    </PageBar>
  );
};

/** The way to any moment, for the bar of any page. */
export const JumpButton = () => {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('time.jump')}
      face={
        <>
          <IconClock size={16} aria-hidden />
          <span className={styles.word}>{t('time.jump')}</span>
        </>
      }
    >
      {(close) => <JumpMenu onDone={close} />}
    </Menu>
  );
};

interface MenuProps {
  readonly label: string;
  readonly face: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens what is loaded when it is opened first. */
const Menu = ({ label, face, children }: MenuProps) => {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" offset={6} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.button}
          aria-label={label}
          title={label}
          onClick={() => setOpened(!opened)}
        >
          {face}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu}>
        <Suspense fallback={<div className={styles.menuPlace} />}>
          {children(() => setOpened(false))}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};

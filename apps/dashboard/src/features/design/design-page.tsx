import { MODES, STATUSES } from '@chancery/domain';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactCard } from '../../contact/contact-card';
import { ContactRow } from '../../contact/contact-row';
import { lifeTurns } from '../../contact/life';
import { LifeSteps } from '../../contact/life-steps';
import { ModeIcon } from '../../contact/mode-icon';
import { StatusWord } from '../../contact/status-word';
import { Unconfirmed } from '../../contact/unconfirmed';
import { ConnectionState } from '../../shell/connection-state';
import { Notice } from '../../shell/notice';
import { Page } from '../../shell/page';
import { PageBar } from '../../shell/page-bar';
import { ACCENT, FAILURE, FIELD_COLOURS, MODE_COLOURS, NEUTRALS, type Themed } from '../../theme/tokens';
import { HighlightedText } from '../evidence/highlighted-text';
import { FeedSkeleton } from '../feed/feed-states';
import styles from './design.module.css';
import { ARTICLE, CONTACTS, LIFE, SPANS } from './design-samples';

const STATES = ['connecting', 'live', 'paused', 'reconnecting', 'offline'] as const;

/** Every component in use, side by side. In development only; it may look into all features. */
const DesignPage = () => {
  const { t } = useTranslation();
  return (
    <Page>
      <PageBar title="Design" />
      <div className={styles.scroller}>
        <Part title="Neutrals, accent, failure">
          <Swatches colours={{ ...NEUTRALS, accent: ACCENT, failure: FAILURE }} prefix="" />
        </Part>
        <Part title="Modes">
          <Swatches colours={MODE_COLOURS} prefix="mode-" />
        </Part>
        <Part title="Fields of evidence">
          <Swatches colours={FIELD_COLOURS} prefix="field-" />
        </Part>
        <Part title="Type: three sizes a view">
          <p className={styles.large}>18 px. Two hours, one call, three readouts</p>
          <p>14 px. Le ministre s’est entretenu avec son homologue · Министр встретился · 15.02.2025</p>
          <p className={styles.small}>12 px. Recorded 5 min ago · +3 sources · 0123456789</p>
        </Part>
        <Part title="Mode by shape and hue, status by line">
          <table className={styles.matrix}>
            <tbody>
              {STATUSES.map((status) => (
                <tr key={status}>
                  <th scope="row">
                    <StatusWord status={status} />
                  </th>
                  {MODES.map((mode) => (
                    <td key={mode}>
                      <ModeIcon mode={mode} status={status} />
                      <ModeIcon mode={mode} status={status} small />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Part>
        <Part title="A life, and a plan that nobody has reported">
          <LifeSteps turns={lifeTurns(LIFE)} label={t('life.title')} />
          <Unconfirmed item={{ status: 'planned', date: LIFE[1]?.date ?? null }} />
        </Part>
        <Part title="How the feed stands">
          <div className={styles.line}>
            {STATES.map((state) => (
              <ConnectionState key={state} state={state} />
            ))}
          </div>
        </Part>
        <Part title="Buttons">
          <div className={styles.line}>
            <Button>{t('rejected.sendAgain')}</Button>
            <Button variant="default">{t('rejected.undo')}</Button>
            <Button variant="subtle">{t('filter.clear')}</Button>
            <Button loading>{t('session.submit')}</Button>
            <Button disabled>{t('session.submit')}</Button>
          </div>
        </Part>
        <Part title="Cards">
          <div className={styles.list}>
            {CONTACTS.map((item, i) => (
              <ContactCard key={item.id} item={item} selected={i === 1} unread={i === 0} arriving={false} />
            ))}
          </div>
        </Part>
        <Part title="Rows">
          <div className={styles.list}>
            {CONTACTS.map((item, i) => (
              <ContactRow key={item.id} item={item} selected={i === 1} unread={i === 0} arriving={false} />
            ))}
          </div>
        </Part>
        <Part title="Evidence: overlapping fields">
          <p className={styles.article}>
            <HighlightedText text={ARTICLE} spans={SPANS} active={null} />
          </p>
          <p className={styles.article}>
            <HighlightedText text={ARTICLE} spans={SPANS} active="initiator" />
          </p>
        </Part>
        <Part title="Loading, nothing, failure">
          <div className={styles.states}>
            <FeedSkeleton density="cards" />
            <Notice title={t('feed.emptyTitle')} text={t('feed.emptyText')} />
            <Notice title={t('feed.offlineTitle')} text={t('feed.offlineText')} failure>
              <Button>{t('feed.retry')}</Button>
            </Notice>
          </div>
        </Part>
      </div>
    </Page>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.part}>
    <h2 className={styles.title}>{title}</h2>
    {children}
  </section>
);

const Swatches = ({ colours, prefix }: { colours: Record<string, Themed>; prefix: string }) => (
  <ul className={styles.swatches}>
    {Object.entries(colours).map(([name, { light, dark }]) => (
      <li key={name}>
        <span className={styles.swatch} style={{ background: `var(--ch-${prefix}${name})` }} />
        <span>{name}</span>
        <span className={styles.small}>{`${light} ${dark}`}</span>
      </li>
    ))}
  </ul>
);

export default DesignPage;

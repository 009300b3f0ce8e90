import type { ActorDetail } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format/dates';
import { wordsOfId } from '../format/names';
import { useLanguage } from '../i18n';
import { Section } from './section';
import styles from './section.module.css';

/** What it was about, most often first. */
export const Topics = ({ topics }: Pick<ActorDetail['history'], 'topics'>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={t('actors.topics')}>
      <ul className={styles.topics}>
        {topics.map(({ topic, contacts }) => (
          <li key={topic}>
            <bdi>{wordsOfId(topic)}</bdi> <span>{formatNumber(contacts, language)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

import type { ClaimItem } from '@chancery/contracts';
import { IconExternalLink } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../contact/ago';
import { languageName } from '../../format/names';
import { useLanguage } from '../../i18n';
import styles from './article.module.css';
import { ClaimFields } from './claim-fields-list';
import { HighlightedText } from './highlighted-text';

/** What one article says: its fields, and its text in which their words are marked. */
export const ClaimView = ({ claim }: { claim: ClaimItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const article = useRef<HTMLElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const { article: source } = claim;
  const spansIn = (part: 'title' | 'text') => claim.evidence.filter((span) => span.part === part);

  const show = (field: string) => {
    setActive(field);
    article.current
      ?.querySelector(`[data-fields~="${CSS.escape(field)}"]`)
      ?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  };
  return (
    <>
      <ClaimFields claim={claim} active={active} onHover={setActive} onShow={show} />
      <article ref={article} className={styles.article} aria-label={t('evidence.article')}>
        <p className={styles.articleMeta}>
          <bdi>{source.outlet.name}</bdi>
          <span>
            {t('evidence.published')} <Ago at={source.publishedAt} />
          </span>
          {source.lang !== language && (
            <span>{t('contact.original', { language: languageName(source.lang, language) })}</span>
          )}
          {source.revision > 1 && <span>{t('evidence.revision', { count: source.revision })}</span>}
          {isWebAddress(source.url) && (
            <a href={source.url} target="_blank" rel="noreferrer noopener" className={styles.original}>
              {t('evidence.original')}
              <IconExternalLink size={14} aria-hidden />
            </a>
          )}
        </p>
        <h3 className={styles.headline} lang={source.lang} dir="auto">
          <HighlightedText text={source.title} spans={spansIn('title')} active={active} />
        </h3>
        {source.text === null ? (
          <p className={styles.note}>{t('evidence.erased')}</p>
        ) : (
          <div className={styles.text} lang={source.lang} dir="auto">
            <HighlightedText text={source.text} spans={spansIn('text')} active={active} />
          </div>
        )}
        <p className={styles.note}>{t('evidence.extractor', { name: claim.extractor })}</p>
      </article>
    </>
  );
};

/** A link that could run code is no link. */
const isWebAddress = (url: string | undefined): url is string => /^https?:\/\//i.test(url ?? '');

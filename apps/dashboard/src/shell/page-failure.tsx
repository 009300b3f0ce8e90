import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice';
import { Page } from './page';
import { PageBar } from './page-bar';

/** Catches what fails while a page renders, so that the frame around it stays usable. Give each page a key. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailure /> : this.props.children;
  }
}

const PageFailure = () => {
  const { t } = useTranslation();
  return (
    <Notice title={t('problem.page')} text={t('problem.pageText')} failure>
      <Button onClick={() => window.location.reload()}>{t('problem.reload')}</Button>
    </Notice>
  );
};

export const NotFound = () => {
  const { t } = useTranslation();
  return (
    <Page>
      <PageBar title={t('problem.notFoundTitle')} />
      <Notice title={t('problem.notFound')} />
    </Page>
  );
};

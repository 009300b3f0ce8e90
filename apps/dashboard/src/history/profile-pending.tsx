import { statusOf } from '../api/client';
import { MomentBanner } from '../moment/moment-banner';
import { FailureNotice, RowsSkeleton } from '../shell/listing-states';
import { Notice } from '../shell/notice';
import { Page } from '../shell/page';
import { PageBar } from '../shell/page-bar';

interface ProfilePendingProps {
  readonly title: string;
  readonly asked: {
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly refetch: () => unknown;
  };
  /** Said of someone who is not on record. */
  readonly unknown: { readonly title: string; readonly text: string };
  readonly failed: string;
}

/** In place of a page about someone: it is awaited, nobody is known by that id, or it could not be loaded. */
export const ProfilePending = ({ title, asked, unknown, failed }: ProfilePendingProps) => {
  const isUnknown = statusOf(asked.error) === 404;
  return (
    <Page>
      <PageBar title={title} />
      <MomentBanner />
      {asked.isPending && <RowsSkeleton />}
      {isUnknown && <Notice {...unknown} />}
      {asked.error && !isUnknown && (
        <FailureNotice title={failed} error={asked.error} onRetry={() => void asked.refetch()} />
      )}
    </Page>
  );
};

import '../../theme/modal-styles';
import type { CalendarLink } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { Button, Modal, Skeleton, TextInput, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendarLinks, useCreateCalendarLink, useRevokeCalendarLink } from '../../api/agenda';
import { Ago } from '../../contact/ago';
import { useFilterWords } from '../../filter/filter-words';
import { useProblemWords } from '../../shell/problem-words';
import styles from './calendar-links.module.css';

interface CalendarLinksProps {
  readonly filter: ContactFilter;
  readonly onClose: () => void;
}

/** Secret addresses of the agenda: make one of the present filter, see which are in use, revoke them. */
const CalendarLinks = ({ filter, onClose }: CalendarLinksProps) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('agenda.calendar')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <p className={styles.text}>{t('agenda.calendarText')}</p>
      <NewLink filter={filter} />
      <h3 className={styles.title}>{t('agenda.links')}</h3>
      <Links />
    </Modal>
  );
};

const NewLink = ({ filter }: { filter: ContactFilter }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const filterWords = useFilterWords();
  const create = useCreateCalendarLink();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    create.mutate(
      { name: name.trim(), filter: filter as CalendarLink['filter'] },
      { onSuccess: () => setName('') },
    );
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('agenda.linkName')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
          {t('agenda.create')}
        </Button>
        <p className={styles.shows}>
          {t('agenda.linkFilter')}: <bdi>{filterWords(filter) || t('agenda.everything')}</bdi>
        </p>
      </form>
      {create.isError && (
        <p role="alert" className={styles.failed}>
          {words(create.error)}
        </p>
      )}
      {create.data && <Address key={create.data.id} url={create.data.url} />}
    </>
  );
};

/** The address, told this once. */
const Address = ({ url }: { url: string }) => {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 3_000 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  const address = new URL(url, window.location.origin).toString();
  return (
    <div className={styles.address} role="status">
      <p>{t('agenda.created')}</p>
      <div className={styles.addressLine}>
        <TextInput
          readOnly
          aria-label={t('agenda.address')}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button
          variant="default"
          leftSection={<Icon size={16} aria-hidden />}
          onClick={() => clipboard.copy(address)}
        >
          {t(clipboard.copied ? 'agenda.copied' : 'agenda.copy')}
        </Button>
      </div>
    </div>
  );
};

const Links = () => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const links = useCalendarLinks();
  if (links.isPending) return <Skeleton height={48} />;
  if (links.isError) {
    return (
      <p role="alert" className={styles.failed}>
        {words(links.error)}
      </p>
    );
  }
  if (links.data.items.length === 0) return <p className={styles.text}>{t('agenda.noLinks')}</p>;
  return (
    <ul>
      {links.data.items.map((link) => (
        <LinkLine key={link.id} link={link} />
      ))}
    </ul>
  );
};

const LinkLine = ({ link }: { link: CalendarLink }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const filterWords = useFilterWords();
  const revoke = useRevokeCalendarLink();
  const [asking, setAsking] = useState(false);
  return (
    <li className={styles.link}>
      <span className={styles.linkName}>
        <bdi>{link.name}</bdi>
        <span className={styles.linkFilter}>{filterWords(link.filter) || t('agenda.everything')}</span>
      </span>
      <span className={styles.linkDates}>
        {t('agenda.madeAt')} <Ago at={link.createdAt} />
        <br />
        {link.lastReadAt ? (
          <>
            {t('agenda.readAt')} <Ago at={link.lastReadAt} />
          </>
        ) : (
          t('agenda.neverRead')
        )}
      </span>
      {asking ? (
        <div className={styles.asking} role="alert">
          <span>{t('agenda.revokeSure', { name: link.name })}</span>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
            {t('agenda.keep')}
          </Button>
          <Button size="compact-sm" loading={revoke.isPending} onClick={() => revoke.mutate(link.id)}>
            {t('agenda.revoke')}
          </Button>
          {revoke.isError && <span className={styles.failed}>{words(revoke.error)}</span>}
        </div>
      ) : (
        <UnstyledButton
          className={styles.revoke}
          aria-label={`${t('agenda.revoke')}: ${link.name}`}
          onClick={() => setAsking(true)}
        >
          {t('agenda.revoke')}
        </UnstyledButton>
      )}
    </li>
  );
};

export default CalendarLinks;

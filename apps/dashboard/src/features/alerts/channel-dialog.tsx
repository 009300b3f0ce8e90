import '@mantine/core/styles/Combobox.layer.css';
import '../../theme/modal-styles';
import { CHANNEL_KINDS, type ChannelBody } from '@chancery/contracts';
import { Button, Group, Modal, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateChannel } from '../../api/alerts';
import { useProblemWords } from '../../shell/problem-words';
import styles from './channels.module.css';
import { faultAt } from './faults';

type Kind = ChannelBody['kind'];

const EMPTY = { name: '', address: '', room: '', token: '' };

/** Makes a channel. Its secret, where it has one, is shown this once. */
const ChannelDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const create = useCreateChannel();
  const made = create.data;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('alerts.newChannel')}
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      {made?.secret ? (
        <Secret secret={made.secret} onClose={onClose} />
      ) : (
        <ChannelForm create={create} onClose={onClose} />
      )}
    </Modal>
  );
};

interface ChannelFormProps {
  readonly create: ReturnType<typeof useCreateChannel>;
  readonly onClose: () => void;
}

const ChannelForm = ({ create, onClose }: ChannelFormProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [kind, setKind] = useState<Kind>('webhook');
  const [typed, setTyped] = useState(EMPTY);
  const { room, token, ...common } = typed;
  const isMatrix = kind === 'matrix';
  const complete = [common.name, common.address, ...(isMatrix ? [room, token] : [])].every((word) =>
    word.trim(),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    const body = { kind, name: common.name.trim(), address: common.address.trim() };
    create.mutate((isMatrix ? { ...body, room: room.trim(), token: token.trim() } : body) as ChannelBody, {
      onSuccess: ({ secret }) => secret === null && onClose(),
    });
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    error: faultAt(create.error, name),
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  });
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <NativeSelect
        label={t('alerts.kind')}
        value={kind}
        data={CHANNEL_KINDS.map((value) => ({ value, label: t(`alerts.kinds.${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data-autofocus
      />
      <TextInput label={t('alerts.channelName')} maxLength={100} {...field('name')} />
      <TextInput
        label={t(`alerts.address.${kind}`)}
        description={t(`alerts.addressHint.${kind}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        type={kind === 'email' ? 'email' : 'url'}
        autoComplete="off"
        maxLength={kind === 'email' ? 254 : 2_000}
        {...field('address')}
      />
      {isMatrix && (
        <>
          <TextInput
            label={t('alerts.room')}
            placeholder="!abc:example.org"
            maxLength={255}
            {...field('room')}
          />
          <PasswordInput
            label={t('alerts.token')}
            autoComplete="off"
            maxLength={1_000}
            visibilityToggleButtonProps={{ 'aria-label': t('alerts.showToken') }}
            {...field('token')}
          />
        </>
      )}
      {create.error && (
        <p role="alert" className={styles.failed}>
          {words(create.error)}
        </p>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('alerts.cancel')}
        </Button>
        <Button type="submit" loading={create.isPending} disabled={!complete}>
          {t('alerts.create')}
        </Button>
      </Group>
    </form>
  );
};

/** What messages are signed with, told this once. */
const Secret = ({ secret, onClose }: { secret: string; onClose: () => void }) => {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 3_000 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <div className={styles.form}>
      <p role="status">{t('alerts.secretOnce')}</p>
      <div className={styles.secret}>
        <TextInput
          readOnly
          aria-label={t('alerts.secret')}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
          data-autofocus
        />
        <Button
          variant="default"
          leftSection={<Icon size={16} aria-hidden />}
          onClick={() => clipboard.copy(secret)}
        >
          {t(clipboard.copied ? 'agenda.copied' : 'agenda.copy')}
        </Button>
      </div>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('alerts.done')}</Button>
      </Group>
    </div>
  );
};

export default ChannelDialog;

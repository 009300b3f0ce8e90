import '../../theme/modal-styles';
import type { WatchListItem } from '@chancery/contracts';
import type { Member } from '@chancery/domain';
import { ActionIcon, Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeleteWatchList, useSaveWatchList } from '../../api/alerts';
import { ActorSearch } from '../../contact/actor-search';
import { countryName } from '../../format/names';
import { useLanguage } from '../../i18n';
import { useProblemWords } from '../../shell/problem-words';
import styles from './form.module.css';
import { partyName } from './reason-words';
import { useCountries } from './use-countries';
import { useNames } from './use-names';

interface WatchListDialogProps {
  /** The list to change; undefined: another one is made. */
  readonly list: WatchListItem | undefined;
  readonly onSaved: (list: WatchListItem) => void;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
}

/** Actors and countries that rules watch together. */
export const WatchListDialog = ({ list, onSaved, onDeleted, onClose }: WatchListDialogProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const save = useSaveWatchList(list?.id);
  const remove = useDeleteWatchList();
  const [name, setName] = useState(list?.name ?? '');
  const [members, setMembers] = useState<readonly Member[]>(list?.members ?? []);
  const [sure, setSure] = useState(false);
  const complete = name.trim() !== '' && members.length > 0;
  const error = save.error ?? remove.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialogue stands within the rule's own form.
    event.stopPropagation();
    if (complete) save.mutate({ name: name.trim(), members: [...members] }, { onSuccess: onSaved });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(list ? 'alerts.editList' : 'alerts.newList')}
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <form className={styles.dialog} onSubmit={submit}>
        <p className={styles.hint}>{t('alerts.listHint')}</p>
        <TextInput
          label={t('alerts.listName')}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Members members={members} onMembers={setMembers} />
        {error && (
          <p role="alert" className={styles.failed}>
            {words(error)}
          </p>
        )}
        <Group justify="flex-end" gap="sm">
          {list && (
            <Button
              variant="default"
              mr="auto"
              loading={remove.isPending}
              onClick={() => (sure ? remove.mutate(list.id, { onSuccess: onDeleted }) : setSure(true))}
            >
              {t(sure ? 'alerts.deleteListSure' : 'alerts.deleteList')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('alerts.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!complete}>
            {t('alerts.saveList')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};

const idOf = (member: Member): string => ('actor' in member ? member.actor : `country:${member.country}`);

interface MembersProps {
  readonly members: readonly Member[];
  readonly onMembers: (members: readonly Member[]) => void;
}

const Members = ({ members, onMembers }: MembersProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useNames(members.flatMap((member) => ('actor' in member ? [member.actor] : [])));
  const countries = useCountries(undefined);
  const nameOf = (member: Member): string =>
    'actor' in member ? partyName(member.actor, names, language) : countryName(member.country, language);
  const add = (member: Member) => onMembers([...members.filter((one) => idOf(one) !== idOf(member)), member]);
  return (
    <>
      {members.length > 0 && (
        <ul className={styles.members} aria-label={t('alerts.members')}>
          {members.map((member) => (
            <li key={idOf(member)}>
              <bdi>{nameOf(member)}</bdi>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t('alerts.removeMember', { name: nameOf(member) })}
                onClick={() => onMembers(members.filter((one) => one !== member))}
              >
                <IconX size={16} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <ActorSearch
        label={t('alerts.addActor')}
        except={members.map(idOf)}
        onChoose={({ actorId }) => add({ actor: actorId })}
      />
      <NativeSelect
        label={t('alerts.addCountry')}
        value=""
        data={[{ value: '', label: t('alerts.chooseCountry') }, ...countries]}
        onChange={(event) => event.currentTarget.value && add({ country: event.currentTarget.value })}
      />
    </>
  );
};

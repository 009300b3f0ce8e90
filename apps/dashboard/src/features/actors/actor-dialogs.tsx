import type { ActorDetail, ActorItem, Decided, DecisionItem } from '@chancery/contracts';
import { TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecideActor } from '../../api/decisions';
import { ActorLabel } from '../../contact/actor-label';
import { ActorSearch } from '../../contact/actor-search';
import { DecisionDialog } from '../../decisions/decision-dialog';
import UndoDialog from '../../decisions/undo-dialog';
import { actorName } from '../../format/names';
import { useLanguage } from '../../i18n';
import styles from './actor-page.module.css';

/** What is being decided about an actor. */
export type ActorDeciding =
  | { readonly kind: 'rename' | 'merge' }
  | { readonly kind: 'undo'; readonly decision: DecisionItem };

interface ActorDecisionProps {
  readonly actor: ActorDetail;
  readonly onDecided: (decided: Decided) => void;
  readonly onClose: () => void;
}

/** The dialogue for what is being decided. Loaded when the first one opens. */
const ActorDecision = ({ deciding, ...props }: ActorDecisionProps & { deciding: ActorDeciding }) => {
  switch (deciding.kind) {
    case 'rename':
      return <RenameDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'undo':
      return <UndoDialog decision={deciding.decision} onDecided={props.onDecided} onClose={props.onClose} />;
  }
};

const RenameDialog = ({ actor, onDecided, onClose }: ActorDecisionProps) => {
  const { t } = useTranslation();
  const decide = useDecideActor();
  const [name, setName] = useState(actor.name);
  const differs = name.trim() !== '' && name.trim() !== actor.name;
  return (
    <DecisionDialog
      title={t('decisions.renameTitle')}
      text={t('decisions.renameText')}
      fault={differs ? null : t('decisions.nothingChanged')}
      pending={decide.isPending}
      error={decide.error}
      onRecord={(reason) =>
        decide.mutate(
          { action: { kind: 'rename', actor: actor.actorId, name: name.trim() }, reason },
          { onSuccess: onDecided },
        )
      }
      onClose={onClose}
    >
      <TextInput
        label={t('decisions.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
    </DecisionDialog>
  );
};

const MergeDialog = ({ actor, onDecided, onClose }: ActorDecisionProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const decide = useDecideActor();
  const [into, setInto] = useState<ActorItem | null>(null);
  return (
    <DecisionDialog
      title={t('decisions.actorMergeTitle')}
      text={t('decisions.actorMergeText', { name: actorName(actor, language) })}
      fault={into ? null : ''}
      pending={decide.isPending}
      error={decide.error}
      onRecord={(reason) =>
        into &&
        decide.mutate(
          { action: { kind: 'merge', actor: actor.actorId, into: into.actorId }, reason },
          { onSuccess: onDecided },
        )
      }
      onClose={onClose}
    >
      {into ? (
        <div className={styles.chosen}>
          <ActorLabel actor={into} />
          <UnstyledButton className={styles.choose} onClick={() => setInto(null)}>
            {t('actors.choose')}
          </UnstyledButton>
        </div>
      ) : (
        <ActorSearch label={t('decisions.into')} except={[actor.actorId]} onChoose={setInto} />
      )}
    </DecisionDialog>
  );
};

export default ActorDecision;

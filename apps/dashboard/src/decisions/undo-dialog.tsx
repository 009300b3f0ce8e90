import type { Decided, DecisionItem } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { useUndo } from '../api/decisions';
import { DecisionDialog } from './decision-dialog';
import { useDecisionWords } from './decision-words';

interface UndoDialogProps {
  readonly decision: DecisionItem;
  readonly onDecided: (decided: Decided) => void;
  readonly onClose: () => void;
}

/** Takes a decision back. */
const UndoDialog = ({ decision, onDecided, onClose }: UndoDialogProps) => {
  const { t } = useTranslation();
  const words = useDecisionWords();
  const undo = useUndo();
  return (
    <DecisionDialog
      title={t('decisions.undoTitle')}
      text={`${words(decision.action)}. ${t('decisions.undoText')}`}
      pending={undo.isPending}
      error={undo.error}
      onRecord={(reason) => undo.mutate({ id: decision.id, reason }, { onSuccess: onDecided })}
      onClose={onClose}
    />
  );
};

export default UndoDialog;

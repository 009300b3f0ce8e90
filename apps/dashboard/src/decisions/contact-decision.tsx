import { CorrectDialog } from './correct-dialog';
import type { ContactDecisionProps, Deciding } from './deciding';
import { MergeDialog } from './merge-dialog';
import { ConfirmDialog, DismissDialog } from './plain-dialogs';
import { SplitDialog } from './split-dialog';
import UndoDialog from './undo-dialog';

/** The dialogue for what is being decided. Loaded when the first one opens. */
const ContactDecision = ({ deciding, ...props }: ContactDecisionProps & { deciding: Deciding }) => {
  switch (deciding.kind) {
    case 'merge':
      return <MergeDialog {...props} />;
    case 'split':
      return <SplitDialog {...props} />;
    case 'correct':
      return <CorrectDialog {...props} />;
    case 'confirm':
      return <ConfirmDialog {...props} />;
    case 'dismiss':
      return <DismissDialog {...props} claimId={deciding.claimId} />;
    case 'undo':
      return <UndoDialog decision={deciding.decision} onDecided={props.onDecided} onClose={props.onClose} />;
  }
};

export default ContactDecision;

import type { Recorded } from '../events';
import { dropDecision, putClaim, takeActorDecision, takeContactDecision, withdrawClaim } from './decide';
import { linkHeld } from './resolve';
import { settle } from './settle';
import type { StandingClaim } from './standing';
import type { ContactsState } from './state';

/** The projection: raise `version` when the same log should give other contacts. */
export const CONTACTS = { name: 'contacts', version: 3 } as const;

/** Folds one event into the state, which it takes over and gives back. Repeating an event changes nothing. */
export const evolveContacts = (state: ContactsState, recorded: Recorded): ContactsState => {
  const { event, position, recordedAt } = recorded;
  if (event.type === 'ContactClaimed') return evolveClaim(state, { ...event.data, position, recordedAt });
  if (state.unlinked.size > 0) linkHeld(state);
  switch (event.type) {
    case 'ClaimsWithdrawn':
      for (const id of event.data.claimIds) withdrawClaim(state, id);
      break;
    case 'ContactDecided':
      takeContactDecision(state, { ...event.data, position, recordedAt });
      break;
    case 'ActorDecided':
      takeActorDecision(state, { ...event.data, position, recordedAt });
      break;
    case 'DecisionUndone':
      dropDecision(state, event.data.decisionId);
      break;
    case 'ArticleReceived':
      return state;
  }
  settle(state, position);
  return state;
};

/** Folds a claim with its place in the log, as its event does. */
export const evolveClaim = (state: ContactsState, claim: StandingClaim): ContactsState => {
  if (state.unlinked.size > 0) linkHeld(state);
  putClaim(state, claim);
  settle(state, claim.position);
  return state;
};

export * from './agenda/agenda';
export * from './agenda/moves';
export * from './alerts/alert';
export * from './alerts/judge';
export * from './alerts/pairs';
export * from './alerts/rule';
export { RuleIndex } from './alerts/rule-index';
export * from './alerts/silence';
export * from './alerts/simulate';
export { type ActorNames, actorNames, sameActors, withActors } from './contacts/actor-names';
export { mayUnsettle } from './contacts/choice';
export * from './contacts/contact';
export { CONTACTS, evolveClaim, evolveContacts } from './contacts/contacts';
export { foldContact } from './contacts/fold';
export { holdDecisions, holdDismissed, holdOccasion } from './contacts/hold';
export { blocksOf, isAnchor, looksAround, looseKey } from './contacts/occasion';
export { pairsOf } from './contacts/parties';
export { linkAnew, releaseContact } from './contacts/release';
export { sideOf, sidesOf, voiceOf } from './contacts/sides';
export { originOf, type StandingClaim, type StandingDecision } from './contacts/standing';
export {
  allContacts,
  type Changes,
  type ContactsState,
  claimsOf,
  contactOf,
  decisionsOf,
  type Move,
  noContacts,
  takeChanges,
} from './contacts/state';
export * from './dates';
export * from './decisions';
export * from './events';
export * from './filter';
export * from './history/history';
export * from './history/silence';
export * from './history/who';
export * from './new-event';
export * from './text';
export * from './words';

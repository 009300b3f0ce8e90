export * from './contacts/contact';
export { addClaim, CONTACTS, evolveContacts, removeClaim } from './contacts/contacts';
export type { StandingClaim } from './contacts/fold';
export { foldContact } from './contacts/fold';
export { blocksOf, isAnchor, looseKey, pairsOf } from './contacts/occasion';
export {
  allContacts,
  type ContactsState,
  claimsOf,
  contactOf,
  holdOccasion,
  noContacts,
  takeChanges,
} from './contacts/state';
export * from './dates';
export * from './events';
export * from './filter';
export * from './text';
export * from './words';

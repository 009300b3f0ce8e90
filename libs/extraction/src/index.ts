export { type ArticleText, createExtractor, EXTRACTOR, type Extracted, type Extractor } from './extractor';
export { type FlatContact, type FlatParticipant, flatContacts } from './flat';

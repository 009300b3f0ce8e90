export * from './folding';
export * from './lexicon';
export * from './load';
export * from './persons';
export * from './rows';

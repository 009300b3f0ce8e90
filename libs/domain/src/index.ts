export * from './contacts/contact';
export * from './dates';
export * from './events';
export * from './filter';
export * from './text';
export * from './words';

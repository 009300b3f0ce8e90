export * from './article';
export * from './contact';
export * from './filter';
export * from './http';
export * from './issues';
export * from './live';

export * from './append';
export {
  type Checkpoint,
  type CheckpointKey,
  listCheckpoints,
  readCheckpoint,
  releaseOwnership,
  tryToOwn,
} from './checkpoints';
export * from './dead-letters';
export * from './errors';
export * from './evidence';
export type { Decision, Failure, FailurePolicy } from './failure-policy';
export { type FollowOptions, followLog } from './follow';
export { eventLogMigrations } from './migrations';
export * from './offsets';
export * from './position-at';
export * from './projection';
export * from './read';
export { type Sql, sqlState } from './sql';
export * from './texts';
export * from './wakeups';

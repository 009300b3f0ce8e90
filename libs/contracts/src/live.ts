import { z } from 'zod';
import type { ContactItem } from './contact';
import { contactFilterSchema } from './filter';

/**
 * What a client of `/live` asks for: changes after a position, through a filter. A new call replaces the old one;
 * a step of the old one that is on its way may still come.
 */
export const subscribeSchema = z.strictObject({
  filter: contactFilterSchema,
  after: z.number().int().min(0),
});
export type Subscribe = z.input<typeof subscribeSchema>;

/**
 * One step from `after` to `position`: apply all of it, then acknowledge. The next step starts at `position`,
 * so a client that re-subscribes from its last position misses nothing and applies nothing twice.
 */
export interface LiveStep {
  readonly after: number;
  readonly position: number;
  /** New and changed contacts, oldest change first. Put in place by id. */
  readonly changed: readonly ContactItem[];
  /** Contacts that no longer exist or no longer pass the filter. Ids that the client does not hold are ignored. */
  readonly gone: readonly string[];
}

/** Why a subscription ended or could not start. */
export interface LiveProblem {
  readonly code: 'INVALID_SUBSCRIPTION' | 'TOO_FAR_BEHIND' | 'UNAUTHENTICATED' | 'UNAVAILABLE';
  readonly detail: string;
}

/** Socket.io event maps of the namespace `/live`. */
export interface LiveServerEvents {
  step: (step: LiveStep, acknowledge: () => void) => void;
  /** `TOO_FAR_BEHIND`: fetch the list anew and subscribe from its position. */
  problem: (problem: LiveProblem) => void;
  /** Something is new in the inbox, or is marked otherwise: ask `GET alerts`. */
  alerts: () => void;
}
export interface LiveClientEvents {
  subscribe: (request: Subscribe) => void;
}

/** Codes of what can go wrong for a caller, and the HTTP status of each: the one table that maps errors. */
const STATUS = {
  INVALID_REQUEST: 400,
  UNAUTHENTICATED: 401,
  LOGIN_REFUSED: 401,
  CSRF_REFUSED: 403,
  NOT_FOUND: 404,
  CONTACT_NOT_FOUND: 404,
  ARTICLE_NOT_FOUND: 404,
  DEAD_LETTER_NOT_FOUND: 404,
  CLAIM_NOT_FOUND: 404,
  DECISION_NOT_FOUND: 404,
  ACTOR_NOT_FOUND: 404,
  CALENDAR_LINK_NOT_FOUND: 404,
  ALERT_RULE_NOT_FOUND: 404,
  ALERT_NOT_FOUND: 404,
  WATCH_LIST_NOT_FOUND: 404,
  CHANNEL_NOT_FOUND: 404,
  DELIVERY_NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  ALREADY_REDRIVEN: 409,
  REBUILD_RUNNING: 409,
  CLAIM_WITHDRAWN: 409,
  CLAIM_DISMISSED: 409,
  ONE_CONTACT: 409,
  SEVERAL_CONTACTS: 409,
  NOTHING_LEFT: 409,
  WATCH_LIST_IN_USE: 409,
  ADDRESS_REFUSED: 422,
  NOTHING_CHANGES: 409,
  ACTOR_MERGED: 409,
  ACTOR_CIRCLE: 409,
  ALREADY_UNDONE: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

export type FailureCode = keyof typeof STATUS;

export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** A failure that the caller is told of: `code` for scripts, `message` for people, `faults` for where. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
  }

  get status(): number {
    return STATUS[this.code];
  }
}

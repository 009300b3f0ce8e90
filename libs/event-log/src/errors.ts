/** What the log refuses. `code` is stable; the edge maps it to an answer. */
export abstract class EventLogError extends Error {
  abstract readonly code: string;

  override get name(): string {
    return this.constructor.name;
  }
}

/** A stream is not at the version on which a command was decided: read it again and decide anew. */
export class VersionConflict extends EventLogError {
  readonly code = 'VERSION_CONFLICT';

  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
    options?: ErrorOptions,
  ) {
    super(`Stream ${stream} is at version ${actual}, not ${expected}.`, options);
  }
}

/** Another owner of the partition moved its offset: roll back, that owner has stored these messages. */
export class OffsetMoved extends EventLogError {
  readonly code = 'OFFSET_MOVED';

  constructor(group: string, topic: string, partition: number) {
    super(`Another consumer moved the offset of ${group} on ${topic}/${partition}.`);
  }
}

/** A claim quotes words that the article does not have at that place, or quotes none. */
export class EvidenceMismatch extends EventLogError {
  readonly code = 'EVIDENCE_MISMATCH';

  constructor(readonly faults: readonly string[]) {
    super(`The evidence is not in the article: ${faults.join('; ')}.`);
  }
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
export class UnstorableText extends EventLogError {
  readonly code = 'UNSTORABLE_TEXT';

  constructor(where: string) {
    super(`${where} contains a NUL character or a lone surrogate, which cannot be stored.`);
  }
}

/** A cursor that no list gave out. */
export class BadCursor extends EventLogError {
  readonly code = 'BAD_CURSOR';

  constructor() {
    super('The cursor is not one that this list gave out.');
  }
}

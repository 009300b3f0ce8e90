/** An event as it is handed to the log. `id` is a UUID v5 of its source, so that an append can be repeated. */
export interface NewEvent<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly schemaVersion: number;
  readonly data: Data;
}

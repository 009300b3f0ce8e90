import { type Article, articleSchema, describeIssues, MAX_BODY_BYTES } from '@chancery/contracts';

/** What records lack and the whole import knows. */
export interface Completion {
  readonly outlet: Partial<Article['outlet']>;
  readonly lang?: string;
  /** Fields that the contract does not know are left out; else a record that has some is refused. */
  readonly dropUnknown: boolean;
}

export type ReadRecord =
  | { readonly article: Article; readonly dropped: readonly string[] }
  | { readonly reason: string };

/** The contract without the refusal of what it does not know. */
const lenientSchema = articleSchema.extend({ outlet: articleSchema.shape.outlet.strip() }).strip();

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The article of a line of NDJSON, or why there is none; undefined for a blank line.
 * @param bytes undefined where there were too many to keep
 */
export const readRecord = (bytes: Buffer | undefined, completion: Completion): ReadRecord | undefined => {
  if (!bytes) return { reason: `larger than ${MAX_BODY_BYTES} bytes, which no article may be` };
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { reason: 'not UTF-8' };
  }
  return text.trim() === '' ? undefined : fromJson(text, completion);
};

const fromJson = (text: string, completion: Completion): ReadRecord => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { reason: `not JSON: ${(error as Error).message}` };
  }
  const value = complete(json, completion);
  const parsed = (completion.dropUnknown ? lenientSchema : articleSchema).safeParse(value);
  if (!parsed.success) return { reason: describeIssues(parsed.error) };
  return { article: parsed.data, dropped: completion.dropUnknown ? unknownFields(value) : [] };
};

/** Fills what a record lacks; what it has stays, null counting as nothing. */
const complete = (value: unknown, { outlet, lang }: Completion): unknown => {
  if (!isObject(value)) return value;
  const needsOutlet = Object.keys(outlet).length > 0;
  const needsLang = lang !== undefined && isAbsent(value.lang);
  return {
    ...value,
    ...(needsOutlet && { outlet: completeOutlet(value.outlet, outlet) }),
    ...(needsLang && { lang }),
  };
};

/** Domain and country belong to the outlet that is named with them: one of another name is left as it is. */
const completeOutlet = (own: unknown, given: Completion['outlet']): unknown => {
  if (isAbsent(own)) return given;
  if (!isObject(own)) return own;
  if (given.name !== undefined && !isAbsent(own.name) && own.name !== given.name) return own;
  return { ...given, ...Object.fromEntries(Object.entries(own).filter(([, value]) => !isAbsent(value))) };
};

/** By path: `fetchedAt`, `outlet.rank`. */
const unknownFields = (value: unknown): string[] => {
  const { outlet } = value as { outlet: object };
  const inOutlet = Object.keys(outlet).filter(
    (name) => !Object.hasOwn(articleSchema.shape.outlet.shape, name),
  );
  return [
    ...Object.keys(value as object).filter((name) => !Object.hasOwn(articleSchema.shape, name)),
    ...inOutlet.map((name) => `outlet.${name}`),
  ];
};

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

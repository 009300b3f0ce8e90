import { articleSchema, describeIssues } from '@chancery/contracts';
import { InvalidArgumentError } from 'commander';
import type { Completion } from './record';

/**
 * How many articles may be unread unless told otherwise: two batches of the reader, so that it never waits for the
 * import, and what is sent meanwhile waits some seconds only.
 */
export const MOST_UNREAD = 1_000;

/** Options as commander gives them. */
export interface PublishArguments {
  readonly outlet?: string;
  readonly domain?: string;
  readonly country?: string;
  readonly lang?: string;
  readonly dropUnknown: boolean;
  readonly rejects?: string;
  readonly journal?: string;
  readonly restart: boolean;
  /** Infinite: nothing is held back. */
  readonly maxUnread: number;
}

const { outlet, lang } = articleSchema.shape;
const fields = {
  outlet: outlet.shape.name,
  domain: outlet.shape.domain,
  country: outlet.shape.country,
  lang,
};

/** Checks an option by the field of the contract that it fills. */
export const fieldOption =
  (field: keyof typeof fields) =>
  (value: string): string => {
    const parsed = fields[field].safeParse(value);
    if (parsed.success) return value;
    throw new InvalidArgumentError(describeIssues(parsed.error));
  };

/** A count of articles, or `none` for no limit. */
export const limitOption = (value: string): number => {
  if (value === 'none') return Number.POSITIVE_INFINITY;
  const limit = Number(value);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new InvalidArgumentError('must be a number above 0, or none');
};

export const completionOf = (given: PublishArguments): Completion => ({
  outlet: {
    ...(given.outlet !== undefined && { name: given.outlet }),
    ...(given.domain !== undefined && { domain: given.domain }),
    ...(given.country !== undefined && { country: given.country }),
  },
  ...(given.lang !== undefined && { lang: given.lang }),
  dropUnknown: given.dropUnknown,
});

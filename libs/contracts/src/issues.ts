import type { z } from 'zod';

/** Longest description; a value can have any number of faults. */
const MAX_LENGTH = 2_000;

/** What is wrong with a value, each with its path: `publishedAt: must be …; outlet.name: …`. */
export const describeIssues = (error: z.ZodError): string => {
  const all = error.issues
    .slice(0, 50)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
  return all.length > MAX_LENGTH ? `${all.slice(0, MAX_LENGTH).toWellFormed()} …` : all;
};

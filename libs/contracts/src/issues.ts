import type { z } from 'zod';

/** All that is wrong with a value, each with its path: `publishedAt: must be …; outlet.name: …`. */
export const describeIssues = (error: z.ZodError): string =>
  error.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');

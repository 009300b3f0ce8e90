/** A stretch of a text that supports a field. Offsets count UTF-16 code units; `end` is exclusive. */
export interface Span {
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of the text in which the same fields hold throughout, the narrowest span's first. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly fields: readonly string[];
}

const fits = (span: Span, length: number): boolean =>
  Number.isInteger(span.start) &&
  Number.isInteger(span.end) &&
  span.start >= 0 &&
  span.start < span.end &&
  span.end <= length;

/**
 * Cuts a text at every edge of a span. Put together again, the segments are exactly the text. Spans may overlap and
 * nest; those that do not lie within the text are left out.
 */
export const segmentsOf = (text: string, spans: readonly Span[]): Segment[] => {
  const valid = spans
    .filter((span) => fits(span, text.length))
    .sort((a, b) => a.end - a.start - (b.end - b.start) || (a.field < b.field ? -1 : 1));
  const edges = new Set([0, text.length, ...valid.flatMap(({ start, end }) => [start, end])]);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1] ?? text.length;
    const covering = valid.filter((span) => span.start <= start && span.end >= end);
    return { start, text: text.slice(start, end), fields: [...new Set(covering.map(({ field }) => field))] };
  });
};

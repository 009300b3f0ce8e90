import type { ContactFilter } from '@chancery/domain';

export type FilterField = keyof ContactFilter;

/** The filter with a field set anew; an empty value takes the field away. */
export const withField = <F extends FilterField>(
  filter: ContactFilter,
  field: F,
  value: ContactFilter[F] | undefined,
): ContactFilter => {
  const { [field]: _former, ...rest } = filter;
  return value === undefined || value.length === 0 ? rest : { ...rest, [field]: value };
};

/** One value that narrows the list, as a chip shows it. */
export interface FilterPart {
  readonly field: FilterField;
  readonly value: string;
}

/** Every value of the filter by itself. */
export const partsOf = (filter: ContactFilter): FilterPart[] =>
  (Object.entries(filter) as [FilterField, string | readonly string[] | undefined][]).flatMap(
    ([field, value]) => [value ?? []].flat().map((one): FilterPart => ({ field, value: one })),
  );

/** The filter without one of its values. */
export const withoutPart = (filter: ContactFilter, { field, value }: FilterPart): ContactFilter => {
  const held = filter[field];
  const left = typeof held === 'string' ? [] : (held ?? []).filter((one) => one !== value);
  const { [field]: _former, ...rest } = filter;
  return left.length > 0 ? { ...rest, [field]: left } : rest;
};

export const isFiltered = (filter: ContactFilter): boolean => partsOf(filter).length > 0;

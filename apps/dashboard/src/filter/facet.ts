import type { ReactNode } from 'react';

/** A value of a field that can be ticked. */
export interface FacetOption {
  readonly value: string;
  readonly label: string;
  readonly sign?: ReactNode;
}

/** A field, what can be ticked of it, and what is. */
export interface FacetPickerProps {
  readonly label: string;
  readonly options: readonly FacetOption[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

export const DENSITIES = ['cards', 'rows'] as const;
export type Density = (typeof DENSITIES)[number];

import type { Mode } from '@chancery/domain';

/** One colour in both themes. */
export interface Themed {
  readonly light: string;
  readonly dark: string;
}

/**
 * Paper and ink: slightly warm neutrals, one ink-blue accent. Colours of their own are kept for data, red for
 * failures of the system. Contrast and colour-blind distances are proved in `tokens.spec.ts`.
 */
export const NEUTRALS = {
  /** Behind everything: rail, bars, gaps. */
  page: { light: '#f6f4f0', dark: '#131211' },
  /** What is read: list and evidence. */
  surface: { light: '#fffefc', dark: '#1a1918' },
  /** Under the pointer; skeletons; code. */
  raised: { light: '#efece6', dark: '#262421' },
  hairline: { light: '#e3dfd7', dark: '#33302c' },
  /** Edges that a control is recognised by. */
  edge: { light: '#8d877c', dark: '#7c766c' },
  text: { light: '#1d1b18', dark: '#ece9e3' },
  muted: { light: '#655f55', dark: '#a8a297' },
} satisfies Record<string, Themed>;

export const ACCENT: Themed = { light: '#3b4794', dark: '#aab5f3' };
/** On a filled accent. */
export const ON_ACCENT: Themed = { light: '#ffffff', dark: '#14162b' };
export const FAILURE: Themed = { light: '#b3261e', dark: '#f2938c' };

/** The hue of each mode, the same in cards, chart and, later, map. */
export const MODE_COLOURS: Record<Mode, Themed> = {
  call: { light: '#115fce', dark: '#4991fb' },
  video: { light: '#2f97be', dark: '#93d7f6' },
  meeting: { light: '#c46e08', dark: '#f2a236' },
  visit: { light: '#266c44', dark: '#49c695' },
  message: { light: '#a83094', dark: '#c977ba' },
  unspecified: { light: '#807d78', dark: '#898075' },
};

/** Which words of an article support which field of a claim. */
export const FIELD_KINDS = ['participant', 'trigger', 'status', 'date', 'place', 'initiator'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export const FIELD_COLOURS: Record<FieldKind, Themed> = {
  participant: { light: '#4453c4', dark: '#95a2ff' },
  trigger: { light: '#a2418f', dark: '#e28fd0' },
  status: { light: '#0b7480', dark: '#5cc4cf' },
  date: { light: '#a65a00', dark: '#f0a547' },
  place: { light: '#2f7a2f', dark: '#7cc576' },
  initiator: { light: '#7d5a3c', dark: '#cfab8a' },
};

/** 4 px grid; three sizes a view. */
export const SIZES = { small: '12px', body: '14px', title: '18px' } as const;
export const RADIUS = '4px';
export const FONT = "'IBM Plex Sans Variable', system-ui, sans-serif";
export const MONO = "ui-monospace, 'SFMono-Regular', 'DejaVu Sans Mono', Menlo, monospace";

/** Below this width: one column and a bottom bar. */
export const PHONE = '(max-width: 47.99em)';

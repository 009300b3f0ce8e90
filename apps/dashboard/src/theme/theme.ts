import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  rem,
} from '@mantine/core';
import {
  ACCENT,
  FAILURE,
  FIELD_COLOURS,
  FONT,
  MODE_COLOURS,
  MONO,
  NEUTRALS,
  ON_ACCENT,
  RADIUS,
  SIZES,
  type Themed,
} from './tokens';

/** Ten steps around the accent: Mantine asks for a scale; its middle is the accent itself. */
const INK: MantineColorsTuple = [
  '#eef0fb',
  '#dce0f5',
  '#c3caf0',
  '#aab5f3',
  '#8390dd',
  '#6472c6',
  '#4c59ad',
  '#3b4794',
  '#2e387a',
  '#222a5e',
];

export const theme = createTheme({
  colors: { ink: INK },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--ch-on-accent)' } : {}),
  }),
  defaultRadius: RADIUS,
  fontFamily: FONT,
  fontFamilyMonospace: MONO,
  fontSizes: { xs: SIZES.small, sm: SIZES.body, md: SIZES.body, lg: SIZES.title, xl: SIZES.title },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 100 } } },
    Popover: { defaultProps: { shadow: 'none', transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { shadow: 'none', centered: true, transitionProps: { duration: 120 } } },
  },
});

const TOKENS: Record<string, Themed> = {
  ...NEUTRALS,
  accent: ACCENT,
  'on-accent': ON_ACCENT,
  failure: FAILURE,
  ...prefixed('mode', MODE_COLOURS),
  ...prefixed('field', FIELD_COLOURS),
};

function prefixed(prefix: string, colours: Record<string, Themed>): Record<string, Themed> {
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [`${prefix}-${name}`, colour]));
}

/** Every token as `--ch-NAME`, and Mantine's own variables drawn from them. */
const variablesFor = (scheme: keyof Themed): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(TOKENS).map(([name, colour]) => [`--ch-${name}`, colour[scheme]])),
  '--mantine-color-body': NEUTRALS.surface[scheme],
  '--mantine-color-text': NEUTRALS.text[scheme],
  '--mantine-color-dimmed': NEUTRALS.muted[scheme],
  '--mantine-color-placeholder': NEUTRALS.muted[scheme],
  '--mantine-color-default': NEUTRALS.surface[scheme],
  '--mantine-color-default-hover': NEUTRALS.raised[scheme],
  '--mantine-color-default-color': NEUTRALS.text[scheme],
  '--mantine-color-default-border': NEUTRALS.hairline[scheme],
  '--mantine-color-error': FAILURE[scheme],
  '--mantine-color-anchor': ACCENT[scheme],
  '--mantine-primary-color-filled': ACCENT[scheme],
  '--mantine-primary-color-contrast': ON_ACCENT[scheme],
});

export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variablesFor('light'),
  dark: variablesFor('dark'),
});

export const modeColour = (mode: string): string => `var(--ch-mode-${mode})`;
export const fieldColour = (kind: string): string => `var(--ch-field-${kind})`;

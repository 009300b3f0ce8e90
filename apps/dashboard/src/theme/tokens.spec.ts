import { MODES } from '@chancery/domain';
import { describe, expect, it } from 'vitest';
import { ACCENT, FAILURE, FIELD_COLOURS, MODE_COLOURS, NEUTRALS, ON_ACCENT, type Themed } from './tokens';

type Rgb = [number, number, number];
const SCHEMES = ['light', 'dark'] as const;

const linear = (hex: string): Rgb =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;

/** WCAG 2.2 contrast ratio. */
const contrast = (a: string, b: string): number => {
  const [high, low] = [a, b]
    .map(linear)
    .map(([r, g, bl]) => 0.2126 * r + 0.7152 * g + 0.0722 * bl)
    .sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** Full colour-blindness in linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.0. */
const VISIONS: Record<string, Rgb[]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const times = (matrix: Rgb[], [r, g, b]: Rgb): Rgb => matrix.map(([x, y, z]) => x * r + y * g + z * b) as Rgb;

/** OKLab (Ottosson, 2020), in which distances are even to the eye. */
const oklab = (rgb: Rgb): Rgb => {
  const lms = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((value) => Math.cbrt(Math.max(0, value))) as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    lms,
  );
};

const distance = (a: string, b: string, vision: Rgb[]): number => {
  const [x, y] = [a, b].map((hex) => oklab(times(vision, linear(hex)))) as [Rgb, Rgb];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
};

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));

describe.each(SCHEMES)('tokens in the %s theme', (scheme) => {
  const grounds = [NEUTRALS.page, NEUTRALS.surface, NEUTRALS.raised];

  it.each(Object.entries({ text: NEUTRALS.text, muted: NEUTRALS.muted, accent: ACCENT, failure: FAILURE }))(
    'let %s be read as text on every ground (4.5:1)',
    (_, colour: Themed) => {
      for (const ground of grounds) {
        expect(contrast(colour[scheme], ground[scheme])).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('let words on a filled accent be read (4.5:1)', () => {
    expect(contrast(ON_ACCENT[scheme], ACCENT[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries({ ...MODE_COLOURS, ...FIELD_COLOURS, edge: NEUTRALS.edge }))(
    'let the shape of %s be seen on what is read (3:1)',
    (_, colour: Themed) => {
      for (const ground of [NEUTRALS.page, NEUTRALS.surface]) {
        expect(contrast(colour[scheme], ground[scheme])).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it.each(Object.entries(VISIONS))('keep the modes apart for eyes with %s', (_, vision) => {
    for (const [a, b] of pairs(MODES)) {
      const apart = distance(MODE_COLOURS[a][scheme], MODE_COLOURS[b][scheme], vision);
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(0.09);
    }
  });
});

import type { AlertReason } from '@chancery/contracts';
import type { Condition } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf, textOf } from './markup';
import { type Message, messageOf } from './message';
import { slackBody } from './senders/slack';
import { teamsBody } from './senders/teams';
import type { Told, ToldCorrection } from './told';
import { someAlert, someContact } from './told.fixture';

const publicUrl = 'https://chancery.example.org';

const said = (told: Told, language: 'en' | 'de' = 'en'): Message => messageOf(told, { language, publicUrl });

const fired = (changes: Parameters<typeof someAlert>[0] = {}): Told => ({
  kind: 'alert',
  alert: someAlert(changes),
});

const corrected = (
  correction: Omit<ToldCorrection, 'at'>,
  changes: Parameters<typeof someAlert>[0] = {},
): Told => ({
  kind: 'correction',
  alert: someAlert(changes),
  correction: { at: '2025-02-20T08:00:00.000Z', ...correction } as ToldCorrection,
});

describe('an alert', () => {
  it('says who, how and when, what was before, the words behind it and where the evidence is', () => {
    expect(said(fired())).toEqual({
      language: 'en',
      title: 'First contact in 365 days: Sergey Lavrov – Marco Rubio, call, 15 February 2025',
      lines: ['Sergey Lavrov – Marco Rubio: before that on 12 January 2024.', 'Rule: Moscow and Washington'],
      quote: { text: 'Rubio hat mit Lawrow telefoniert.', source: 'Nordpost, Daily Ledger' },
      link: {
        label: 'Evidence in Chancery',
        url: 'https://chancery.example.org/contacts/11111111-1111-4111-8111-111111111111',
      },
    });
    expect(said(fired(), 'de')).toMatchObject({
      title: 'Erster Kontakt seit 365 Tagen: Sergey Lavrov – Marco Rubio, Telefonat, 15. Februar 2025',
      lines: ['Sergey Lavrov – Marco Rubio: davor am 12. Januar 2024.', 'Regel: Moscow and Washington'],
      link: { label: 'Belege in Chancery' },
    });
  });

  it.each<[Condition, Partial<AlertReason>, en: string, de: string]>([
    [{ kind: 'any' }, {}, 'Contact: ', 'Kontakt: '],
    [{ kind: 'first-contact' }, {}, 'First contact on record: ', 'Erster bekannter Kontakt: '],
    [
      { kind: 'first-of-mode', withinDays: 30 },
      { mode: 'meeting' },
      'First meeting in 30 days: ',
      'Erstes Treffen seit 30 Tagen: ',
    ],
    [{ kind: 'first-of-mode' }, { mode: 'visit' }, 'First visit on record: ', 'Erster bekannter Besuch: '],
    [{ kind: 'planned' }, {}, 'Planned: ', 'Geplant: '],
    [{ kind: 'changed' }, { from: '2025-02-14' }, 'Moved: ', 'Verschoben: '],
    [{ kind: 'changed' }, { cancelled: true }, 'Called off: ', 'Abgesagt: '],
    [{ kind: 'frequency', days: 30, times: 5 }, {}, '5 contacts in 30 days: ', '5 Kontakte in 30 Tagen: '],
    [
      { kind: 'frequency', days: 30, times: 5 },
      { count: 7 },
      '7 contacts in 30 days: ',
      '7 Kontakte in 30 Tagen: ',
    ],
    [{ kind: 'silence', days: 90 }, {}, 'No contact for 90 days: ', 'Seit 90 Tagen kein Kontakt: '],
  ])('of %o begins with what it is', (when, reason, en, de) => {
    const told = fired({ when, reason: { ...someAlert().reason, kind: when.kind, ...reason } });
    expect(said(told).title.startsWith(en)).toBe(true);
    expect(said(told, 'de').title.startsWith(de)).toBe(true);
  });

  it('of a silence names the pair and when it last had contact', () => {
    const told = fired({
      when: { kind: 'silence', days: 90 },
      reason: { ...someAlert().reason, kind: 'silence', mode: null },
      contact: someContact({ participants: [] }),
    });
    expect(said(told).title).toBe(
      'No contact for 90 days: Sergey Lavrov – Marco Rubio, last on 12 January 2024',
    );
  });

  it('says when a plan was to be before', () => {
    const reason: AlertReason = { ...someAlert().reason, kind: 'changed', from: '2025-02-14' };
    expect(said(fired({ when: { kind: 'changed' }, reason })).lines).toContain(
      'It was planned for 14 February 2025.',
    );
  });

  it('of a contact that is no longer on record names whom the alert was about, and leads to the inbox', () => {
    const told = said(fired({ contact: null, names: { 'person:marco-rubio': 'Marco Rubio' } }));
    expect(told.title).toBe('First contact in 365 days: sergey-lavrov – Marco Rubio, call, 15 February 2025');
    expect(told).toMatchObject({ quote: null, link: { url: 'https://chancery.example.org/alerts' } });
  });

  it('made from demo articles says so first', () => {
    const told = fired({ contact: someContact({ demo: true }) });
    expect(said(told).title).toMatch(/^\[Demo\] First contact/);
    expect(said(told, 'de').lines).toContain('Aus Demo-Artikeln, nicht aus Nachrichten.');
    expect(said(fired()).title).not.toMatch(/Demo/);
  });

  it('of many participants, pairs and outlets names some and counts the others', () => {
    const person = (n: number) => ({ ...someContact().participants[0]!, name: `Minister ${n}` });
    const many = Array.from({ length: 20 }, (_, n) => n);
    const pair = someAlert().reason.pairs[0]!;
    const told = said(
      fired({
        contact: someContact({
          participants: many.map(person),
          sources: { articles: 20, outlets: many.map((n) => `Outlet ${n}`), langs: [] },
          quote: { text: 'x'.repeat(5_000), lang: 'en' },
        }),
        reason: { ...someAlert().reason, pairs: many.map(() => pair) },
      }),
    );
    expect(told.title).toContain('Minister 5 and 14 more, call');
    expect(told.quote).toMatchObject({
      text: `${'x'.repeat(999)}…`,
      source: expect.stringMatching(/and 14 more$/),
    });
    expect(told.lines).toHaveLength(7);
  });
});

describe('a correction', () => {
  it.each([
    [
      { kind: 'not-first', earlier: { contactId: 'x', day: '2025-01-12' } },
      'Not the first',
      'Not the first: they had contact on 12 January 2025.',
    ],
    [
      { kind: 'not-silent', earlier: { contactId: 'x', day: '2025-01-12' } },
      'No silence',
      'No silence: they had contact on 12 January 2025.',
    ],
    [{ kind: 'cancelled' }, 'Called off', 'It was called off or denied.'],
    [
      { kind: 'gone' },
      'No longer on record',
      'No longer on record: what reported it was taken back or dismissed.',
    ],
    [{ kind: 'no-match' }, 'Told otherwise since', 'As it is told now, the rule does not ask for it.'],
    [{ kind: 'restored' }, 'It stands after all', 'What was taken back holds again.'],
  ] as const)('%o says what is true now and what was told first', (correction, head, sentence) => {
    const { title, lines } = said(corrected(correction));
    expect(title).toBe(`Correction: ${head}: Sergey Lavrov – Marco Rubio, call, 15 February 2025`);
    expect(lines.slice(0, 2)).toEqual([
      sentence,
      'On 15 February 2025 you were told: “First contact in 365 days: Sergey Lavrov – Marco Rubio, call, 15 February 2025”',
    ]);
  });

  it('in German', () => {
    const { title, lines } = said(
      corrected({ kind: 'not-first', earlier: { contactId: 'x', day: '2025-01-12' } } as never),
      'de',
    );
    expect(title).toMatch(/^Berichtigung: Nicht der erste: /);
    expect(lines[0]).toBe('Nicht der erste: Kontakt gab es am 12. Januar 2025.');
  });
});

describe('text from outside', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '<!channel> <@U123> <https://evil.example|click>',
    '"><img src=x onerror=alert(1)>',
    'Subject\r\nBcc: everyone@example.org',
    '[click](https://evil.example) **bold** `code`',
    '\u202egnp.exe',
    '&lt;b&gt;',
    '\u0000\u001b[31m',
  ];
  const hostileText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }));
  const hostile = fc
    .record({ name: hostileText, outlet: hostileText, quote: hostileText, rule: hostileText })
    .map(({ name, outlet, quote, rule }) =>
      fired({
        ruleName: rule,
        contact: someContact({
          participants: [{ actorId: 'person:x', name, kind: 'person', country: null }],
          sources: { articles: 1, outlets: [outlet], langs: ['en'] },
          quote: { text: quote, lang: 'en' },
        }),
        names: { 'person:sergey-lavrov': name },
      }),
    );

  it('property: is plain on one line, without characters that turn or control', () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const { title, lines, quote } = said(told);
        for (const text of [title, ...lines, quote!.text, quote!.source]) {
          expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        }
      }),
    );
  });

  it('property: makes no element, attribute or entity of HTML', () => {
    const skeleton = (html: string): string[] => html.match(/<[^>]*>?/g) ?? [];
    const harmless = skeleton(htmlOf([said(fired({ contact: someContact() }))]));
    fc.assert(
      fc.property(hostile, (told) => {
        const html = htmlOf([said(told)]);
        expect(skeleton(html)).toEqual(harmless);
        expect(html.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      }),
    );
  });

  it('property: makes no mention, link or formatting of Slack', () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const { text, blocks } = slackBody([said(told)]);
        expect(text).not.toMatch(/[<>]/);
        for (const block of blocks) {
          if (block.text.type === 'plain_text') expect(block.text.text).not.toMatch(/[<>]/);
          else
            expect(block.text.text).toMatch(
              /^<https:\/\/chancery\.example\.org\/[^<>|]*\|Evidence in Chancery>$/,
            );
        }
      }),
    );
  });

  it('is cut where it would make a block of Slack too long', () => {
    const told = fired({ contact: someContact({ quote: { text: '&'.repeat(1_000), lang: 'en' } }) });
    const [, quote] = slackBody([said(told)]).blocks;
    expect(quote!.text.text).toMatch(/^“(&amp;){598}…$/);
  });

  it('property: stands in Teams where no Markdown is read', () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const [attachment] = teamsBody([said(told)]).attachments;
        expect(new Set(attachment!.content.body.map(({ type }) => type))).toEqual(new Set(['RichTextBlock']));
        expect(attachment!.content.actions).toMatchObject([{ title: 'Evidence in Chancery' }]);
      }),
    );
  });

  it('is otherwise shown as it is', () => {
    const told = fired({ contact: someContact({ quote: { text: 'Ĺavrov & “Řubio” <3', lang: 'en' } }) });
    expect(textOf([said(told)])).toContain('“Ĺavrov & “Řubio” <3”');
    expect(htmlOf([said(told)])).toContain('Ĺavrov &amp; “Řubio” &lt;3');
  });
});

describe('a test', () => {
  it('is called one', () => {
    expect(said({ kind: 'test' })).toMatchObject({ title: 'Test from Chancery', quote: null });
    expect(said({ kind: 'test' }, 'de').title).toBe('Test von Chancery');
  });
});

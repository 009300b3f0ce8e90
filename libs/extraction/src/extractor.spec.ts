import type { ContactReading } from '@chancery/domain';
import { loadGazetteer } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';
import { type ArticleText, createExtractor } from './index';

const extractor = createExtractor(loadGazetteer());

const read = (article: Partial<ArticleText> & { text: string }): readonly ContactReading[] => {
  const found = extractor.extract({ title: 'Diplomatie', publishedAt: '2025-02-15', ...article });
  if (found.state !== 'extracted') throw new Error(found.reason);
  return found.readings;
};

const gist = ({ mode, status, participants, date, place, initiator }: ContactReading) => ({
  mode,
  status,
  who: participants.map(({ name }) => name),
  date: date?.basis === 'stated' ? date.value : null,
  place,
  initiator,
});

describe('a German agency report', () => {
  const text = [
    'Die Außenminister der USA und Russlands, Marco Rubio und Sergej Lawrow, haben am Samstag (15.02.2025) miteinander telefoniert, um den Gipfel zwischen den Präsidenten Donald Trump und Wladimir Putin vorzubereiten.',
    'Nach russischen Angaben kam das Gespräch auf Initiative Washingtons zustande. Es entspreche dem Ton, den die Präsidenten bei ihrem Gespräch am Mittwoch angeschlagen hätten.',
    'Kurz vor der Ankunft Rubios in Jerusalem wurde bekannt, dass er nach Saudi-Arabien weiterreist, wo er sich mit russischen Beamten treffen soll.',
    'Das Gespräch zwischen Trump und Putin, nach dem der US-Präsident seinen ukrainischen Amtskollegen Wolodymyr Selenskyj anrief, war der erste Kontakt seit Februar 2022, als Putin mit dem damaligen Präsidenten Joe Biden sprach.',
  ].join('\n');
  const readings = read({ text, lang: 'de' }).map(gist);

  it('tells the call of the ministers and whose initiative it was', () => {
    expect(readings).toContainEqual({
      mode: 'call',
      status: 'occurred',
      who: ['Marco Rubio', 'Sergey Lavrov'],
      date: '2025-02-15',
      place: null,
      initiator: 'country:US',
    });
  });

  it('tells the planned summit, which has no date', () => {
    expect(readings).toContainEqual(
      expect.objectContaining({
        mode: 'meeting',
        status: 'planned',
        who: ['Donald Trump', 'Vladimir Putin'],
        date: null,
      }),
    );
  });

  it('counts a weekday of the past back from the day of publication', () => {
    expect(readings).toContainEqual(
      expect.objectContaining({
        status: 'occurred',
        who: ['Vladimir Putin', 'Donald Trump'],
        date: '2025-02-12',
      }),
    );
  });

  it('dates what a relative clause goes on to tell by the event before it', () => {
    expect(readings).toContainEqual(
      expect.objectContaining({
        mode: 'call',
        who: ['Donald Trump', 'Volodymyr Zelenskyy'],
        date: '2025-02-12',
        initiator: 'person:donald-trump',
      }),
    );
  });

  it('tells the visit and the planned meeting with officials, who stand for their country', () => {
    expect(readings).toContainEqual(
      expect.objectContaining({ mode: 'visit', who: ['Marco Rubio', 'Israel'], place: 'Jerusalem' }),
    );
    expect(readings).toContainEqual(
      expect.objectContaining({
        mode: 'meeting',
        status: 'planned',
        who: ['Marco Rubio', 'Russia'],
        place: 'Saudi Arabia',
      }),
    );
  });

  it('tells the older contact in passing', () => {
    expect(readings).toContainEqual(
      expect.objectContaining({ mode: 'unspecified', who: ['Vladimir Putin', 'Joe Biden'], date: '2022-02' }),
    );
  });
});

describe('English', () => {
  it('reads a wire lead', () => {
    const [contact] = read({
      lang: 'en',
      text: 'French President Emmanuel Macron met German Chancellor Olaf Scholz in Paris on Friday, officials said.',
    }).map(gist);
    expect(contact).toEqual({
      mode: 'meeting',
      status: 'occurred',
      who: ['Emmanuel Macron', 'Olaf Scholz'],
      date: '2025-02-14',
      place: 'Paris',
      initiator: null,
    });
  });

  it('joins what title and text say of one call', () => {
    const readings = read({
      lang: 'en',
      title: "Secretary Rubio's Call with Foreign Minister Lavrov",
      text: 'Secretary of State Marco Rubio spoke today with Russian Foreign Minister Sergey Lavrov.',
    });
    expect(readings.map(gist)).toEqual([
      expect.objectContaining({ mode: 'call', who: ['Marco Rubio', 'Sergey Lavrov'], date: '2025-02-15' }),
    ]);
  });

  it('finds persons whom no list knows by their titles, and marks them as provisional', () => {
    const [contact] = read({
      lang: 'en',
      text: 'Kenyan Trade Minister Wanjiku Mbotela met Ugandan Trade Minister Okello Nsubuga in Kampala on Monday.',
    });
    expect(contact?.participants).toEqual([
      expect.objectContaining({ name: 'Wanjiku Mbotela', country: 'KE', provisional: true }),
      expect.objectContaining({ name: 'Okello Nsubuga', country: 'UG', provisional: true }),
    ]);
    expect(contact?.participants[0]?.actorId).toBe('person:wanjiku-mbotela-ke');
  });

  it.each([
    ['plans', 'Chancellor Olaf Scholz will meet President Emmanuel Macron in Berlin on Monday.', 'planned'],
    ['offers', 'Chancellor Olaf Scholz could meet President Emmanuel Macron in Berlin.', 'proposed'],
    ['refusals', 'Chancellor Olaf Scholz did not meet President Emmanuel Macron in Berlin.', 'cancelled'],
  ])('tells %s from what happened', (_, text, status) => {
    expect(read({ lang: 'en', text }).map((reading) => reading.status)).toEqual([status]);
  });
});

describe('what is no contact', () => {
  it.each([
    ['en', 'President Emmanuel Macron said that Chancellor Olaf Scholz should do more for Ukraine.'],
    ['en', 'Marco Rubio called on Vladimir Putin to end the war.'],
    ['en', 'Washington imposed sanctions on Moscow after the attack.'],
    ['de', 'Bundeskanzler Olaf Scholz hat die Rede von Präsident Emmanuel Macron scharf kritisiert.'],
    ['de', 'Die Sanktionen treffen Russland hart, sagte Annalena Baerbock.'],
    [
      'de',
      'Spekulationen über ein Geheimtreffen zwischen Emmanuel Macron und Olaf Scholz gibt es seit Freitag.',
    ],
    ['en', 'On Thursday, Marco Rubio will travel to Atlanta and Clarkston, Georgia.'],
  ])('%s: %s', (lang, text) => {
    expect(read({ lang, text })).toEqual([]);
  });
});

describe('persons of several offices', () => {
  const countriesOf = (text: string) =>
    read({ lang: 'en', text }).map(({ participants }) => participants.map(({ country }) => country));

  it('stand for their main country', () => {
    expect(countriesOf('Emmanuel Macron met King Charles III in London on Friday.')).toEqual([['FR', 'GB']]);
  });

  it('stand for the country that the text names', () => {
    expect(countriesOf('King Charles III of Australia met Donald Trump in Sydney on Friday.')).toEqual([
      ['AU', 'US'],
    ]);
  });

  it('are never found by a small word', () => {
    expect(countriesOf('In spoke with Donald Trump on Friday.')).toEqual([]);
  });
});

describe('parties told elsewhere', () => {
  const gists = (lang: string, text: string) => read({ lang, text }).map(gist);

  it.each([
    [
      'en',
      'Serbia and Hungary disagree on the dam. Serbia says the water is low. Negotiators from the two countries are to meet on Tuesday.',
    ],
    [
      'de',
      'Serbien und Ungarn streiten über den Damm. Serbien klagt über niedrige Pegel. Die Verhandlungen zwischen den beiden Ländern sollen am Dienstag beginnen.',
    ],
  ])('are the two states that the text is about (%s)', (lang, text) => {
    expect(gists(lang, text)).toEqual([
      expect.objectContaining({ status: 'planned', who: ['Serbia', 'Hungary'], date: '2025-02-18' }),
    ]);
  });

  it('are who is spoken to on the occasion', () => {
    expect(
      gists('en', 'In a phone call on Friday, Emmanuel Macron told Volodymyr Zelensky to wait.'),
    ).toEqual([expect.objectContaining({ mode: 'call', who: ['Emmanuel Macron', 'Volodymyr Zelenskyy'] })]);
  });

  it('beside the subject act with it', () => {
    const text =
      'Annalena Baerbock hat am Freitag zusammen mit Jean-Noël Barrot mit Recep Tayyip Erdoğan gesprochen.';
    expect(gists('de', text)).toEqual([
      expect.objectContaining({ who: ['Annalena Baerbock', 'Jean-Noël Barrot', 'Recep Tayyip Erdoğan'] }),
    ]);
  });

  it('are planned anew after what was called off', () => {
    const text =
      'Annalena Baerbock hat ihren Besuch in Serbien abgesagt. Die Reise soll im März nachgeholt werden.';
    expect(gists('de', text)).toEqual([
      expect.objectContaining({ status: 'cancelled', who: ['Annalena Baerbock', 'Serbia'] }),
      expect.objectContaining({ status: 'planned', who: ['Annalena Baerbock', 'Serbia'], date: '2025-03' }),
    ]);
  });
});

describe('the present tense', () => {
  it('of a journey is a plan', () => {
    const text = 'Am Montag reist Annalena Baerbock nach Belgrad.';
    expect(read({ lang: 'de', text }).map(gist)).toEqual([
      expect.objectContaining({ mode: 'visit', status: 'planned', date: '2025-02-17', place: 'Belgrade' }),
    ]);
  });

  it('of a chronicle tells of the past', () => {
    const text = '21. Januar: Wladimir Putin telefoniert mit Xi Jinping.';
    expect(read({ lang: 'de', text }).map(gist)).toEqual([
      expect.objectContaining({ mode: 'call', status: 'occurred', date: '2025-01-21' }),
    ]);
  });
});

describe('languages', () => {
  it('are told from the text where the article does not say', () => {
    const found = extractor.extract({
      title: 'Telefonat',
      text: 'Der Bundeskanzler hat am Freitag lange mit dem französischen Präsidenten telefoniert.',
      publishedAt: '2025-02-15',
    });
    expect(found.lang).toBe('de');
  });

  it('that no pack reads are stored as not extracted, with the reason', () => {
    const found = extractor.extract({ title: 'x', text: 'x', lang: 'ja', publishedAt: '2025-02-15' });
    expect(found).toEqual({ lang: 'ja', state: 'not-extracted', reason: 'no language pack reads "ja"' });
  });
});

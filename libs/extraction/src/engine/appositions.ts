import type { Phrase } from './phrase';
import type { Token } from './tokens';

const CLOSING = new Set([',', '.', ';', ')', '–', '—', '-', ':', '!', '?', '"']);

const closes = (token: Token | undefined): boolean => token === undefined || CLOSING.has(token.text);

const joined = (name: Phrase, role: Phrase): Phrase => ({
  ...name,
  first: Math.min(name.first, role.first),
  end: Math.max(name.end, role.end),
  offices: [...name.offices, ...role.offices.filter((office) => office !== '*')],
  polities: name.polities.length > 0 ? name.polities : role.polities,
  ...(role.first < name.first && role.case && { case: role.case }),
});

/** Whether two phrases side by side, with a comma between, name one person: "Mia Mottley, the prime minister,". */
const isApposition = (before: Phrase, after: Phrase, tokens: readonly Token[]): boolean => {
  if (tokens[before.end]?.text !== ',' || after.first !== before.end + 1) return false;
  if (!closes(tokens[after.end]) || before.possessive || after.possessive) return false;
  const roleFirst =
    before.type === 'role' && !before.plural && after.type === 'name' && after.offices.length === 0;
  const nameFirst =
    before.type === 'name' && after.type === 'role' && !after.plural && !after.offices.includes('*');
  return roleFirst || nameFirst;
};

/** "the two ministers, A and B": the names say it all. */
const isPluralApposition = (before: Phrase, after: Phrase, tokens: readonly Token[]): boolean =>
  before.type === 'role' &&
  before.plural &&
  after.type === 'name' &&
  after.offices.length === 0 &&
  tokens[before.end]?.text === ',' &&
  after.first === before.end + 1;

/** "der Leiter der Mission im Kosovo, A,": a place stands between the office and the name. */
const roleWithPlace = (
  out: readonly Phrase[],
  name: Phrase,
  tokens: readonly Token[],
): Phrase | undefined => {
  const [role, place] = out.slice(-2);
  if (role?.type !== 'role' || role.plural || place?.type !== 'polity' || name.type !== 'name')
    return undefined;
  const near = place.first - role.end <= 2 && place.first > role.end;
  const comma = tokens[place.end]?.text === ',' && name.first === place.end + 1;
  return near && comma && closes(tokens[name.end]) && name.offices.length === 0 ? role : undefined;
};

/** Joins names with the offices that stand beside them between commas. */
export const joinAppositions = (phrases: readonly Phrase[], tokens: readonly Token[]): Phrase[] => {
  const out: Phrase[] = [];
  for (const phrase of phrases) {
    const located = roleWithPlace(out, phrase, tokens);
    if (located) {
      out.splice(out.length - 2, 1);
      out.push(joined(phrase, located));
      continue;
    }
    const before = out.at(-1);
    if (before && isPluralApposition(before, phrase, tokens)) out[out.length - 1] = phrase;
    else if (before && isApposition(before, phrase, tokens))
      out[out.length - 1] = before.type === 'name' ? joined(before, phrase) : joined(phrase, before);
    else out.push(phrase);
  }
  return out;
};

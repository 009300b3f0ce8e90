import type { ContactReading, Evidence, EvidenceField, Participant } from '@chancery/domain';
import type { Actor } from './actors';
import { confidenceOf } from './confidence';
import type { Draft } from './draft';
import type { Range } from './phrase';
import type { Document } from './sentences';

const participantOf = (actor: Actor): Participant => ({
  actorId: actor.actorId,
  name: actor.name,
  kind: actor.kind,
  country: actor.kind === 'organisation' ? null : actor.country,
  ...(actor.kind === 'person' && actor.role && actor.role !== '*' && { role: actor.role }),
  ...(actor.provisional && { provisional: true }),
});

/** Turns a draft into what the domain knows: every field with the words that it was read from. */
export const toReading = (draft: Draft, document: Document, title: string, text: string): ContactReading => {
  const { tokens, sentences } = document;
  const evidence: Evidence[] = [];
  const quote = (field: EvidenceField, range: Range | undefined): void => {
    const first = range && tokens[range.first];
    const last = range && tokens[range.end - 1];
    if (!first || !last) return;
    const { part, start } = first;
    const { end } = last;
    evidence.push({ field, part, start, end, quote: (part === 'title' ? title : text).slice(start, end) });
  };
  quote('sentence', sentences[draft.sentence]);
  quote('trigger', draft.trigger);
  draft.parties.forEach(({ mention }, at) => {
    quote(`participant:${at}`, mention.phrase.name ?? mention.phrase);
  });
  quote('date', draft.dateCue);
  quote('place', draft.place);
  quote('initiator', draft.initiator?.mention.phrase);
  quote('status', draft.statusCue);
  quote('moved', draft.moved?.cue);
  for (const { cue } of draft.citations ?? []) quote('saidBy', cue);
  return {
    mode: draft.mode,
    status: draft.status,
    participants: draft.parties.map(({ actor }) => participantOf(actor)),
    date: draft.date,
    place: draft.mode === 'call' ? null : (draft.place?.name ?? null),
    initiator: draft.initiator?.actor.actorId ?? null,
    ...(draft.moved && { moved: { from: draft.moved.from } }),
    ...(draft.citations?.length && { saidBy: draft.citations.map(({ side }) => side) }),
    topics: [],
    ...(draft.gathering && { gathering: true }),
    ...(draft.sequence && { sequence: draft.sequence }),
    background: draft.background,
    confidence: confidenceOf(draft),
    evidence,
  };
};

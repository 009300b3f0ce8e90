import type { ContactItem } from '@chancery/contracts';

/** A participant as lists and sockets carry it. */
export type ParticipantItem = ContactItem['participants'][number];

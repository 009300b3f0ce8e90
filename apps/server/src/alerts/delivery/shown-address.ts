import type { ChannelBody } from '@chancery/contracts';

/**
 * The address of a channel as people know it by, without what is secret in it: of hooks that are known by their path
 * alone the host, of others no user, password, query or fragment.
 */
export const shownAddress = (body: ChannelBody): string => {
  if (body.kind === 'email') return body.address;
  const { origin, pathname, host } = new URL(body.address);
  switch (body.kind) {
    case 'slack':
    case 'teams':
      return `${host}/…`;
    case 'matrix':
      return `${body.room} (${host})`;
    case 'ntfy':
      // The name of a topic is all that one needs to read it.
      return `${host}/${pathname.slice(1, 4)}…`;
    case 'webhook':
      return `${origin}${pathname.replace(SECRET_PART, '/…')}`;
  }
};

/** Parts of a path that look like tokens: long, with digits. */
const SECRET_PART = /\/(?=[^/]*\d)[^/]{16,}/g;

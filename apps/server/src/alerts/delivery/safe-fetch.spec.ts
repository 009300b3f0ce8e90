import type { LookupFunction } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  answers,
  type Behaviour,
  type HttpReceiver,
  startHttpReceiver,
} from '../../../../../test/support/http-receiver';
import { AddressRefused, SafeFetch } from './safe-fetch';

const request = { method: 'POST', headers: {}, body: '{}' } as const;

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

const fetchOf = (options: Partial<ConstructorParameters<typeof SafeFetch>[0]> = {}): SafeFetch => {
  const fetch = new SafeFetch({ allowPrivate: false, ...options });
  endings.push(() => fetch.close());
  return fetch;
};

const receiver = async (behave?: Behaviour): Promise<HttpReceiver> => {
  const started = await startHttpReceiver(behave);
  endings.push(() => started.close());
  return started;
};

/** A resolver that gives these addresses, one list a call, the last one for ever. */
const resolver = (...lists: string[][]): LookupFunction & { calls: number } => {
  const lookup = ((_host, options, callback) => {
    const list = lists[Math.min(lookup.calls++, lists.length - 1)]!;
    const found = list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  }) as LookupFunction & { calls: number };
  lookup.calls = 0;
  return lookup;
};

describe('an address', () => {
  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[::ffff:a00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://192.0.2.1/',
    'https://198.18.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::]/',
    'https://[fe80::1]/',
    'https://[fec0::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::a00:1]/',
    'https://[2002:a00:1::]/',
    'https://[2001:db8::1]/',
    'https://[ff02::1]/',
  ])('%s is refused: it is not of the public internet', async (address) => {
    await expect(fetchOf().check(address)).rejects.toThrow(AddressRefused);
    await expect(fetchOf().send(address, request)).rejects.toThrow(AddressRefused);
  });

  it('given a name that resolves to an address of this machine, is refused', async () => {
    await expect(fetchOf().check('https://localhost/')).rejects.toThrow(
      /not an address of the public internet/,
    );
  });

  it('given a name of which one address of several is private, is refused', async () => {
    const lookup = resolver(['93.184.215.14', '10.0.0.1']);
    await expect(fetchOf({ lookup }).check('https://mixed.example/')).rejects.toThrow(AddressRefused);
  });

  it.each(['http://93.184.215.14/', 'ftp://93.184.215.14/', 'file:///etc/passwd'])(
    '%s is refused: it is not https',
    async (address) => {
      await expect(fetchOf().check(address)).rejects.toThrow('must begin with https://');
    },
  );

  it('that is public is taken, as number and by name', async () => {
    const fetch = fetchOf({ lookup: resolver(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']) });
    await expect(fetch.check('https://93.184.215.14/hook')).resolves.toMatchObject({ pathname: '/hook' });
    await expect(fetch.check('https://public.example/')).resolves.toBeInstanceOf(URL);
  });

  it('given a name that is public when it is checked and private when it is connected to, leads nowhere', async () => {
    let connections = 0;
    const inside = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    endings.push(() => inside.close());
    const { port } = inside.address() as { port: number };
    const lookup = resolver(['93.184.215.14'], ['127.0.0.1']);
    const sent = fetchOf({ lookup }).send(`https://rebinding.example:${port}/`, request);
    await expect(sent).rejects.toThrow(AddressRefused);
    expect(lookup.calls).toBe(2);
    expect(connections).toBe(0);
  });
});

describe('an answer', () => {
  it('comes with status, headers and text', async () => {
    const { url, requests } = await receiver(answers(429, 'Slower.', { 'retry-after': '7' }));
    const answer = await fetchOf({ allowPrivate: true }).send(`${url}/hook?x=1`, {
      ...request,
      headers: { 'x-one': '1' },
      body: '{"a":1}',
    });
    expect(answer).toMatchObject({ status: 429, text: 'Slower.', headers: { 'retry-after': '7' } });
    expect(requests).toMatchObject([{ method: 'POST', path: '/hook?x=1', body: '{"a":1}' }]);
    expect(requests[0]!.headers).toMatchObject({ 'x-one': '1', 'user-agent': 'Chancery' });
  });

  it('that redirects is not followed', async () => {
    const other = await receiver();
    const { url } = await receiver(answers(307, '', { location: `${other.url}/` }));
    expect(await fetchOf({ allowPrivate: true }).send(url, request)).toMatchObject({ status: 307 });
    expect(other.requests).toEqual([]);
  });

  it('that never ends is read up to 64 kB', async () => {
    const { url } = await receiver((response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) {}
      };
      response.on('drain', more);
      more();
    });
    const { text } = await fetchOf({ allowPrivate: true }).send(url, request);
    expect(text).toHaveLength(65_536);
  });

  it.each([
    ['does not come', () => {}],
    ['stops in the middle', (response: Parameters<Behaviour>[0]) => void response.write('{')],
  ])('that %s is waited for until the time limit', async (_, behave) => {
    const { url } = await receiver(behave);
    const sent = fetchOf({ allowPrivate: true, timeLimitMs: 300 }).send(url, request);
    await expect(sent).rejects.toThrow('There was no answer within 0.3 s.');
  });

  it('is waited for no longer when the name does not resolve', async () => {
    const sent = fetchOf({ lookup: () => {}, timeLimitMs: 200 }).send('https://slow.example/', request);
    await expect(sent).rejects.toThrow('There was no answer within 0.2 s.');
  });

  it('given that nobody listens, is an error in words', async () => {
    const { url, close } = await startHttpReceiver();
    await close();
    await expect(fetchOf({ allowPrivate: true }).send(url, request)).rejects.toThrow(
      'Nothing listens at the address.',
    );
  });

  it('is asked for with user and password of the address, as basic authorization', async () => {
    const { port, requests } = await receiver();
    await fetchOf({ allowPrivate: true }).send(`http://me:p%40ss@127.0.0.1:${port}/`, request);
    expect(requests[0]!.headers.authorization).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`);
  });
});

import { htmlOf, textOf } from '../markup';
import { jsonRequest, outcomeOf, type Send, type Sender } from './sender';

/** A room of Matrix. The transaction is the delivery: the server itself takes it once, however often it is sent. */
export const matrixSender =
  (send: Send): Sender<'matrix'> =>
  async ({ address, room, token }, outgoing) => {
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${outgoing.id}`;
    const body = {
      msgtype: 'm.text',
      body: textOf(outgoing.messages),
      format: 'org.matrix.custom.html',
      formatted_body: htmlOf(outgoing.messages),
    };
    const options = { method: 'PUT', headers: { authorization: `Bearer ${token}` } } as const;
    return outcomeOf(
      await send(`${address.replace(/\/+$/, '')}${path}`, jsonRequest(outgoing, body, options)),
    );
  };

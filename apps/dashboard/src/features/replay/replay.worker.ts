import type { Order, Report } from './orders';
import { createProjector } from './projector';
import { connectReplay } from './replay-socket';

/** Reads, folds and sorts beside the page, which has only to draw. */
const tell = (report: Report): void => self.postMessage(report);
const send = createProjector(connectReplay(tell), tell);
self.onmessage = (event: MessageEvent<Order>) => send(event.data);

import { createTrainingService } from '../store/training-service.ts';
import type { ToTrainer } from '../store/training-messages.ts';

/** Does the steps of training beside the page, so that the page stays free to be used. */
const service = createTrainingService(
  (message, buffers) => self.postMessage(message, { transfer: [...buffers] }),
  () => performance.now(),
);

self.addEventListener('message', (event: MessageEvent<ToTrainer>) => service.handle(event.data));

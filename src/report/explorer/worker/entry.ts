/** Where a worker starts. */
import type { FromWorker, ToWorker } from '../messages.ts';
import { pointSolver } from './point.ts';
import { type TaskQueue, taskQueue } from './queue.ts';

/** The part of a worker's global scope that is used here; the DOM's types describe a window's. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker): void;
}

const scope = globalThis as unknown as WorkerScope;

// A message to oneself is delivered after those that have arrived, and is not delayed as a timer would be.
const channel = new MessageChannel();
let pending: (() => void) | undefined;
channel.port1.onmessage = () => pending?.();

let queue: TaskQueue | undefined;

scope.onmessage = ({ data }) => {
  if (data.kind === 'task') return queue?.take(data);
  queue = taskQueue({
    solve: pointSolver(data),
    send: (answers) => scope.postMessage(answers),
    later: (callback) => {
      pending = callback;
      channel.port2.postMessage(null);
    },
    now: () => performance.now(),
  });
};

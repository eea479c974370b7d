/** A worker from the source that the page carries: no file, no request. */
import type { FromWorker } from '../messages.ts';
import type { ClientHost } from './group-client.ts';

export function blobWorkers(source: string): ClientHost {
  let address: string | undefined;
  return {
    start: (onAnswers, onError) => {
      address ??= URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const worker = new Worker(address);
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onAnswers(data);
      worker.onerror = (event) => {
        event.preventDefault();
        onError(event.message || 'the browser did not start the worker that solves the equations');
      };
      return {
        post: (message) => worker.postMessage(message),
        terminate: () => worker.terminate(),
      };
    },
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

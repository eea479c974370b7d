/** A worker from the source that the page carries, compressed: no file, no request. */
import type { FromWorker, ToWorker } from '../messages.ts';
import type { ClientHost } from './group-client.ts';

/** @param packed the source, deflated and in base64 */
export function blobWorkers(packed: string): ClientHost {
  let address: Promise<string> | undefined;
  return {
    start: (onAnswers, onError) => {
      address ??= addressOf(packed);
      let worker: Worker | undefined;
      let isOver = false;
      const early: ToWorker[] = [];
      const fail = (message: string) =>
        onError(message || 'the browser did not start the worker that solves the equations');
      address.then(
        (url) => {
          if (isOver) return;
          worker = new Worker(url);
          worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onAnswers(data);
          worker.onerror = (event) => {
            event.preventDefault();
            fail(event.message);
          };
          for (const message of early) worker.postMessage(message);
        },
        (error: unknown) => fail(error instanceof Error ? error.message : ''),
      );
      return {
        post: (message) => {
          if (worker === undefined) early.push(message);
          else worker.postMessage(message);
        },
        terminate: () => {
          isOver = true;
          worker?.terminate();
        },
      };
    },
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

async function addressOf(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const source = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const blob = new Blob([await new Response(source).text()], { type: 'text/javascript' });
  return URL.createObjectURL(blob);
}

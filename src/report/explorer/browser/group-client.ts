/**
 * One worker and what it is asked. A new task waits until the coarse curve of the one before is there, so that a curve
 * follows while a slider is dragged; it does not wait long, and a worker that does not answer is replaced.
 */
import type {
  Answers,
  Introduction,
  Task,
  TaskPoint,
  ToleratedAnswer,
  ToWorker,
} from '../messages.ts';

/** The worker as the page sees it. */
export interface WorkerPort {
  post(message: ToWorker): void;
  terminate(): void;
}

export interface ClientHost {
  /** Starts a worker. */
  readonly start: (
    onAnswers: (answers: Answers) => void,
    onError: (message: string) => void,
  ) => WorkerPort;
  /** Calls back after so many milliseconds; returns what cancels it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** A task as the page asks it. */
export interface Request {
  /** In order; the first `coarse` of them are worth waiting for. */
  readonly points: readonly TaskPoint[];
  readonly coarse: number;
  readonly onAnswers: (answers: readonly ToleratedAnswer[]) => void;
  readonly onDone: () => void;
}

export interface GroupClient {
  ask(request: Request): void;
  /** Ends the worker; a later request starts another. */
  stop(): void;
}

/** A drag shows a coarse curve at least this often, or whatever there is (milliseconds). */
const PATIENCE = 150;
/** A worker that is at one point for longer than this when something else is asked is replaced (milliseconds). */
const STUCK = 1500;

interface Running {
  readonly run: number;
  readonly request: Request;
  answered: number;
}

export function groupClient(
  introduction: Introduction,
  { start, after }: ClientHost,
  onError: (message: string) => void,
): GroupClient {
  let port: WorkerPort | undefined;
  let runs = 0;
  let running: Running | undefined;
  let waiting: Request | undefined;
  let cancelPatience = (): void => {};
  let cancelStuck = (): void => {};

  const restart = (): void => {
    port?.terminate();
    port = undefined;
  };
  const begin = (request: Request): void => {
    cancelPatience();
    cancelStuck();
    waiting = undefined;
    if (port === undefined) {
      port = start(receive, (message) => {
        restart();
        running = undefined;
        onError(message);
      });
      port.post(introduction);
    }
    runs++;
    running = { run: runs, request, answered: 0 };
    const task: Task = { kind: 'task', run: runs, points: request.points };
    port.post(task);
  };
  const receive = ({ run, answers, isLast }: Answers): void => {
    if (running?.run !== run) return;
    cancelStuck();
    running.answered += answers.length;
    const { request, answered } = running;
    if (isLast) running = undefined;
    request.onAnswers(answers);
    if (isLast) request.onDone();
    if (waiting === undefined) return;
    if (isLast || answered >= request.coarse) begin(waiting);
    else watch();
  };
  const watch = (): void => {
    cancelStuck();
    cancelStuck = after(STUCK, () => {
      const next = waiting ?? running?.request;
      restart();
      if (next !== undefined) begin(next);
    });
  };
  return {
    ask: (request) => {
      if (running === undefined || running.answered >= running.request.coarse) {
        const wasBusy = running !== undefined;
        begin(request);
        if (wasBusy) watch();
        return;
      }
      if (waiting === undefined)
        cancelPatience = after(PATIENCE, () => {
          if (waiting === undefined) return;
          begin(waiting);
          watch();
        });
      waiting = request;
    },
    stop: () => {
      cancelPatience();
      cancelStuck();
      restart();
      running = undefined;
      waiting = undefined;
    },
  };
}

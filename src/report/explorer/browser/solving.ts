/** What is solved for a view: a curve and the point that is read off, in every group of every solution that is on. */
import type { ExplorerPage, SolutionData } from '../explorer-data.ts';
import {
  AT,
  type Introduction,
  type PointAnswer,
  type PointReading,
  type TaskPoint,
} from '../messages.ts';
import { settings } from './command.ts';
import { type GroupResult, isOn, shownObservables } from './curves.ts';
import { gridValues, solvingOrder } from './grid.ts';
import { type ClientHost, type GroupClient, groupClient } from './group-client.ts';
import type { Program } from './program.ts';
import { axisNamed, type View, valuesAt } from './view.ts';

/** How far the solutions of a view have come. */
export interface Progress {
  /** Points that are drawn, whether settled to the end or only as far as a line is broad. */
  readonly drawn: number;
  readonly solved: number;
  readonly asked: number;
  /** Solved points where some observable has no value. */
  readonly without: number;
  /** Milliseconds from the change of the view until all points were drawn, and until the last was solved. */
  readonly drawnAfter: number;
  readonly solvedAfter: number;
}

export interface Solving {
  /** Solves what a view needs and is not solved yet. */
  show(view: View): void;
  results(): readonly GroupResult[];
  progress(): Progress;
}

/** The command line's tolerance, and so the numbers are the command line's. */
export const TOLERANCE = 1e-4;
/** Enough to draw a line: the first time over, so that the curve follows a drag. */
export const DRAFT = 2e-2;

/** A point that has arrived. */
interface Arrived {
  readonly answer: PointAnswer;
  readonly isDraft: boolean;
}

/** Every so many points of a group of observables of one solution, with the worker that solves them. */
interface Share {
  readonly solution: SolutionData;
  readonly observables: readonly string[];
  readonly client: GroupClient;
  /** Indices of its points, in the order of solving, and how many of them make up the coarse curve. */
  readonly order: readonly number[];
  readonly coarse: number;
  /** Whether it solves the point that is read off. */
  readonly readsOff: boolean;
  /** What was asked for last: axis, its ends, parameters and observables; the parameters where values are read off. */
  asked: { readonly curve: string; readonly at: string; readonly points: number } | undefined;
  /** The points that have arrived, and what they belong to. */
  curve: {
    readonly key: string;
    readonly axis: string;
    readonly xs: readonly number[];
    readonly points: ReadonlyMap<number, Arrived>;
  };
  /** The point that is read off, and what it belongs to. */
  at: { readonly key: string; readonly answer: PointAnswer } | undefined;
}

const NOTHING: Share['curve'] = { key: '', axis: '', xs: [], points: new Map() };

/**
 * @param cores of the machine: groups are shared among workers as far as these go
 * @param onChange called when answers have arrived
 * @param onError called with a sentence when a worker failed
 */
export function solving(
  { data }: ExplorerPage,
  program: Program,
  host: ClientHost,
  cores: number,
  onChange: () => void,
  onError: (message: string) => void,
): Solving {
  const { order, coarse } = solvingOrder(data.points);
  const regular = data.solutions.filter(({ optional }) => !optional);
  const groupCount = Math.max(1, regular.flatMap(({ groups }) => groups).length);
  const shareCount = Math.max(1, Math.min(4, Math.floor(cores / groupCount)));
  const shares = data.solutions.flatMap((solution) =>
    solution.groups.flatMap(({ observables }) => {
      const introduction: Introduction = {
        kind: 'introduction',
        problem: data.problem,
        observables,
        method: solution.method,
        maxStates: solution.maxStates,
      };
      return Array.from({ length: shareCount }, (_, which): Share => {
        const isOwn = (_index: number, place: number): boolean => place % shareCount === which;
        return {
          solution,
          observables,
          client: groupClient(introduction, host, onError),
          order: order.filter(isOwn),
          coarse: order.slice(0, coarse).filter(isOwn).length,
          readsOff: which === shareCount - 1,
          asked: undefined,
          curve: NOTHING,
          at: undefined,
        };
      });
    }),
  );
  let changedAt = 0;
  let drawnAfter = 0;
  let solvedAfter = 0;
  let shown: View | undefined;

  const isShown = ({ solution }: Share): boolean =>
    shown !== undefined && isOn(data, shown, solution.name);
  const isCurrent = ({ asked, curve }: Share): boolean => curve.key === asked?.curve;
  const given = (view: View, x: number): TaskPoint['given'] =>
    settings(data, valuesAt(view, x, program));

  const count = (): Omit<Progress, 'drawnAfter' | 'solvedAfter'> => {
    const active = shares.filter(isShown);
    const drawn = active.flatMap((share) =>
      isCurrent(share) ? [...share.curve.points.values()] : [],
    );
    const solved = drawn.filter(({ isDraft }) => !isDraft);
    return {
      drawn: drawn.length,
      solved: solved.length,
      asked: active.reduce((sum, { asked }) => sum + (asked?.points ?? 0), 0),
      without: solved.filter(({ answer }) => answer.readings.some(isWithoutValue)).length,
    };
  };

  const ask = (share: Share, view: View): void => {
    const shownOnes = shownObservables(data, view, share.solution.name);
    const wanted = share.observables.filter((name) => shownOnes.includes(name));
    const order = wanted.length > 0 ? share.order : [];
    const curve = JSON.stringify([view.axis, view.shown, [...view.values], wanted]);
    const at = JSON.stringify(given(view, view.at));
    if (share.asked?.curve === curve && share.asked.at === at) return;
    share.asked = { curve, at, points: order.length };
    const xs = gridValues(view.shown, data.points, axisNamed(data, view.axis).scale);
    const known = share.curve.key === curve ? share.curve.points : NOTHING.points;
    const collected = new Map(known);
    const point = (index: number, tolerance: number): TaskPoint => ({
      key: index,
      given: given(view, xs[index]!),
      observables: wanted,
      tolerance,
    });
    // Exact moments are the same at any tolerance.
    const hasDraft = share.solution.method !== 'gaussian';
    const unknown = order.filter((index) => !known.has(index));
    const drafts = hasDraft ? unknown.map((index) => point(index, DRAFT)) : [];
    const finals = order
      .filter((index) => known.get(index)?.isDraft ?? true)
      .map((index) => point(index, TOLERANCE));
    const readOff = share.readsOff && share.at?.key !== at;
    const readPoint: TaskPoint = {
      key: AT,
      given: given(view, view.at),
      observables: share.observables,
      tolerance: TOLERANCE,
    };
    const first = (hasDraft ? drafts : finals).slice(0, unknown.length > 0 ? share.coarse : 0);
    share.client.ask({
      points: [
        ...first,
        ...(readOff ? [readPoint] : []),
        ...(hasDraft ? [...drafts.slice(first.length), ...finals] : finals.slice(first.length)),
      ],
      coarse: Math.max(1, first.length),
      onAnswers: (answers) => {
        for (const { answer, tolerance } of answers) {
          if (answer.key === AT) share.at = { key: at, answer };
          // A rough value that has not settled says nothing yet.
          else if (tolerance === TOLERANCE || !answer.readings.some(isWithoutValue))
            collected.set(answer.key, { answer, isDraft: hasDraft && tolerance !== TOLERANCE });
        }
        // Until the coarse curve is there, the curve before stays, pale.
        const isEnough = collected.size >= share.coarse || share.curve.points.size === 0;
        if (isEnough || share.curve.key === curve)
          share.curve = { key: curve, axis: view.axis, xs, points: new Map(collected) };
        const elapsed = performance.now() - changedAt;
        const { drawn, solved, asked } = count();
        if (drawn === asked && drawnAfter === 0) drawnAfter = elapsed;
        if (solved === asked && solvedAfter === 0) solvedAfter = elapsed;
        onChange();
      },
      onDone: onChange,
    });
  };

  return {
    show: (view) => {
      shown = view;
      changedAt = performance.now();
      drawnAfter = 0;
      solvedAfter = 0;
      for (const share of shares) {
        if (isShown(share)) ask(share, view);
        else if (share.asked !== undefined) {
          share.client.stop();
          Object.assign(share, { asked: undefined, curve: NOTHING, at: undefined });
        }
      }
    },
    results: () => {
      const groups = new Map<readonly string[], Share[]>();
      for (const share of shares.filter(isShown))
        groups.set(share.observables, [...(groups.get(share.observables) ?? []), share]);
      return [...groups].map(([observables, all]): GroupResult => {
        const leading = all.find(isCurrent) ?? all[0]!;
        // Points over another axis have no place on this one, not even until its own arrive.
        const { key, xs } = leading.curve.axis === shown?.axis ? leading.curve : NOTHING;
        const same = all.filter(({ curve }) => curve.key === key);
        const reader = all.find(({ readsOff }) => readsOff)!;
        return {
          solution: leading.solution.name,
          observables,
          xs,
          points: new Map(
            same.flatMap(({ curve }) =>
              [...curve.points].map(([index, { answer }]) => [index, answer] as const),
            ),
          ),
          at: reader.at?.key === reader.asked?.at ? reader.at?.answer : undefined,
          stale: !isCurrent(leading),
        };
      });
    },
    progress: () => ({ ...count(), drawnAfter, solvedAfter }),
  };
}

function isWithoutValue([, { value }]: readonly [string, PointReading]): boolean {
  return value === null;
}

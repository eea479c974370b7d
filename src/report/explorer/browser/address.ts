/** The page's address and the view in its fragment: read on loading, written on changes, followed back and forward. */
import type { ExplorerData } from '../explorer-data.ts';
import { isViewFragment, type ReadFragment, readFragment, writeFragment } from './fragment.ts';
import { defaultView, type View } from './view.ts';

export interface Address {
  readonly initial: ReadFragment;
  readonly isFromLink: boolean;
  /** Writes a view: as a new entry of the history when something was changed, and not while it is dragged. */
  write(view: View, isNewEntry: boolean): void;
}

/** Browsers refuse more than some hundred changes of the address in half a minute. */
const QUIET = 300;

/** @param onView called when the reader goes back or forward, or edits the address */
export function keepAddress(
  data: ExplorerData,
  onView: (view: View, problems: readonly string[]) => void,
): Address {
  const current = (): ReadFragment =>
    isViewFragment(location.hash)
      ? readFragment(data, location.hash)
      : { view: defaultView(data), problems: [] };
  let written = location.hash;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const follow = (): void => {
    if (location.hash === written) return;
    // Links to other parts of the page leave the explorer as it is.
    if (location.hash !== '' && !isViewFragment(location.hash)) return;
    clearTimeout(timer);
    written = location.hash;
    const { view, problems } = current();
    onView(view, problems);
  };
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);

  return {
    initial: current(),
    isFromLink: isViewFragment(location.hash),
    write: (view, isNewEntry) => {
      clearTimeout(timer);
      const fragment = writeFragment(data, view);
      if (isNewEntry) {
        if (fragment === location.hash) return;
        written = fragment;
        history.pushState(null, '', fragment);
        return;
      }
      timer = setTimeout(() => {
        written = fragment;
        history.replaceState(null, '', fragment);
      }, QUIET);
    },
  };
}

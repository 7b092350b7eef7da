import { useCallback, useEffect, useState } from "react";
import type { CombinedError } from "urql";
import { type Connection, type LoadPage, pageOf } from "./connection.ts";
import { type MorePages, useLaterPages } from "./use-later-pages.ts";

interface Known<T> {
  readonly load: LoadPage<T>;
  readonly turn: number;
  readonly first: Connection<T> | null;
  readonly error: CombinedError | undefined;
}

export interface PagedList<T> extends MorePages<T> {
  /** Whether what is there is the list that was asked for: that of before stays while the next one is on its way. */
  readonly current: boolean;
  /** Why the first page did not come. */
  readonly error: CombinedError | undefined;
  /** Asks for the first page again. */
  readonly reload: () => void;
}

/**
 * A list with a query of its own: its first page, and those that were asked for since. `load` comes from `useCallback`: another
 * function is another list. `PageState` shows the first page's states, `MoreList` the list with its button.
 */
export function usePages<T>(load: LoadPage<T>): PagedList<T> {
  const [known, setKnown] = useState<Known<T> | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let wanted = true;
    void load(null).then((answer) => {
      if (wanted) setKnown({ load, turn, first: pageOf(answer), error: answer.error });
    });
    return () => {
      wanted = false;
    };
  }, [load, turn]);
  const reload = useCallback(() => {
    setKnown((now) => (now?.first ? now : null));
    setTurn((before) => before + 1);
  }, []);
  return {
    // More of the list of before is asked for as it was.
    ...useLaterPages(known?.first ?? null, known?.load ?? load),
    current: known?.load === load && known.turn === turn,
    error: known?.error,
    reload,
  };
}

import { useCallback, useEffect, useState } from "react";

/**
 * Gives the focus to the page's heading once a dialog has closed whose button may be gone: a dialog gives it back to where it came from
 * as it leaves the page, which is before effects run.
 */
export function useFocusHeading(): () => void {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) document.querySelector("h1")?.focus();
  }, [turn]);
  return useCallback(() => setTurn((before) => before + 1), []);
}

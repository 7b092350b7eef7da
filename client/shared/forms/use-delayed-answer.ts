import { useEffect, useState } from "react";

/** Nobody wants to hear of each digit that a number is still too short. */
const pauseMilliseconds = 600;

/**
 * What is answered to a question that changes while somebody types: asked once it has stayed the same for a moment. Null while nothing
 * is known, and where there is nothing to ask. `ask` comes from `useCallback`: another function asks anew.
 */
export function useDelayedAnswer<T>(question: string | null, ask: () => Promise<T | null>): T | null {
  const [answered, setAnswered] = useState<{ readonly question: string; readonly answer: T | null } | null>(null);
  useEffect(() => {
    if (question === null) return;
    let current = true;
    const timer = setTimeout(() => {
      void ask().then((answer) => current && setAnswered({ question, answer }));
    }, pauseMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [question, ask]);
  return answered !== null && answered.question === question ? answered.answer : null;
}

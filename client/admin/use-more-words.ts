import type { MoreWords } from "../shared/paging/more-list.tsx";
import { useText } from "./use-text.ts";

/** For lists that call what they hold nothing of their own. */
export function useMoreWords(): MoreWords {
  const text = useText();
  return { show: text("more.show"), added: (count) => text("more.added", { count }) };
}

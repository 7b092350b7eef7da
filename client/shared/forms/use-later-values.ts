import { startTransition, useEffect, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";

/**
 * What a form holds, for all that follows from it: the control that somebody uses shows its own change first, and the rest of a long
 * form a moment later. What the program itself puts into the form is there at once.
 */
export function useLaterValues<Values extends FieldValues>({
  subscribe,
  getValues,
}: Pick<UseFormReturn<Values>, "subscribe" | "getValues">): Values {
  const [values, setValues] = useState<Values>(() => getValues());
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: (state) => {
          const read = (): void => setValues(structuredClone<Values>(getValues()));
          if (state.type === "change") startTransition(read);
          else read();
        },
      }),
    [subscribe, getValues],
  );
  return values;
}

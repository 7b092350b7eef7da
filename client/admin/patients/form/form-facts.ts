import { createContext, useContext } from "react";
import type { ChartProblem } from "./chart-problems.ts";
import type { ChartValues, ValueName } from "./chart-values.ts";
import type { ChosenType } from "./type-choice.ts";

/** What every control of the form needs to know. */
export interface FormFacts {
  readonly editing: boolean;
  readonly base: ChartValues;
  readonly changed: readonly ValueName[];
  readonly problems: readonly ChartProblem[];
  readonly types: readonly ChosenType[];
}

export const FormFactsContext = createContext<FormFacts | null>(null);

export function useFormFacts(): FormFacts {
  const facts = useContext(FormFactsContext);
  if (!facts) throw new Error("useFormFacts needs a chart form");
  return facts;
}

/** The control of a field, by its path. */
export const controlIdOf = (field: string): string => `chart-${field}`;

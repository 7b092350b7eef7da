import { useEffect, useId, useRef } from "react";
import { useSharedText } from "../language/use-text.ts";
import { Icon } from "../ui/icon.tsx";
import { type Problem, useWording } from "./problems.ts";

interface ErrorSummaryProps {
  readonly problems: readonly Problem[];
  /** The id of a field's control; null when the form has no such field. */
  readonly controlOf: (field: string) => string | null;
  /** What a field is called, where its problems alone don't say which one it is. */
  readonly labelOf?: (field: string) => string | null;
}

function focusControl(id: string): void {
  const control = document.getElementById(id);
  control?.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}

/** Takes the focus whenever a new list of problems arrives. */
export function ErrorSummary({ problems, controlOf, labelOf }: ErrorSummaryProps) {
  const wording = useWording();
  const text = useSharedText();
  const title = useId();
  const word = (problem: Problem): string => {
    const label = problem.field === null ? null : labelOf?.(problem.field);
    return label ? text("form.problemAt", { label, problem: wording(problem) }) : wording(problem);
  };
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) summary.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className="notice danger" ref={summary} tabIndex={-1} role="group" aria-labelledby={title}>
      <Icon name="alert" />
      <h2 id={title}>{text("form.problems", { count: problems.length })}</h2>
      <ul>
        {problems.map((problem, index) => {
          const control = problem.field === null ? null : controlOf(problem.field);
          return (
            <li key={index}>
              {control === null ? (
                word(problem)
              ) : (
                <a
                  href={`#${control}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusControl(control);
                  }}
                >
                  {word(problem)}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

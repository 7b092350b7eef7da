import { type Problem, useWording } from "../../../shared/forms/problems.ts";
import { Notice } from "../../../shared/ui/notice.tsx";

/** What the server says against something that has no fields. */
export function ProblemsNotice({ problems }: { problems: readonly Problem[] }) {
  const word = useWording();
  if (problems.length === 0) return null;
  return (
    <Notice kind="danger" live="alert">
      {problems.map((problem, index) => (
        <p key={index}>{word(problem)}</p>
      ))}
    </Notice>
  );
}

import { useState, type SubmitEvent } from "react";
import { Choice } from "../../shared/forms/choice.tsx";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { type Problem, useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { codeLength } from "../sign-in/code.ts";
import { CodeInput } from "../sign-in/code-input.tsx";
import { useWaiting } from "../sign-in/wait.ts";
import { WaitNotice } from "../sign-in/wait-notice.tsx";
import { useText } from "../use-text.ts";
import { AnswerFacts } from "./answer-facts.tsx";
import { isBlank, noBirthDate, readBirthDate } from "./birth-date.ts";
import { BirthDateInput } from "./birth-date-input.tsx";
import type { useAnswer } from "./use-answer.ts";
import type { Asked } from "./use-notification.ts";

interface AnswerFormProps {
  readonly token: string;
  readonly asked: Asked;
  readonly answering: ReturnType<typeof useAnswer>;
  readonly onLate: () => void;
}

const controls: Readonly<Record<string, string>> = { code: "code", dateOfBirth: "birth-day" };

export function AnswerForm({ token, asked, answering, onLate }: AnswerFormProps) {
  const { asks, dateOfBirthOf, triesLeft, codeExpiresAt } = asked;
  const { answer, refuse, fetching, problems, wait } = answering;
  const text = useText();
  const [code, setCode] = useState("");
  const [birth, setBirth] = useState(noBirthDate);
  const [staySignedIn, setStaySignedIn] = useState(false);
  const waiting = useWaiting(wait);
  const problemAt = useProblemAt(problems);
  const withCode = asks === "CODE" || asks === "CODE_AND_DATE_OF_BIRTH";
  const withBirth = asks === "DATE_OF_BIRTH" || asks === "CODE_AND_DATE_OF_BIRTH";

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (waiting) return;
    const dateOfBirth = withBirth ? readBirthDate(birth) : null;
    const wrong: Problem[] = [];
    if (withCode && code.length < codeLength) wrong.push({ field: "code", words: "form.codeIncomplete" });
    if (withBirth && dateOfBirth === null)
      wrong.push({ field: "dateOfBirth", words: isBlank(birth) ? "required.dateOfBirth" : "form.notADate" });
    if (wrong.length > 0) return refuse(wrong);
    void answer({ token, code: withCode ? code : null, dateOfBirth, staySignedIn });
  };

  return (
    <form className="stack-wide" noValidate onSubmit={submit}>
      <ErrorSummary problems={problems} controlOf={(field) => controls[field] ?? null} />
      {wait && <WaitNotice wait={wait} />}
      {withCode && (
        <Field id="code" label={text("code.label")} hint={text("notification.codeHint")} error={problemAt("code")}>
          {(control) => <CodeInput control={control} code={code} onCode={setCode} />}
        </Field>
      )}
      {withBirth && (
        <BirthDateInput
          legend={text("birth.of", { initial: dateOfBirthOf ?? "" })}
          date={birth}
          error={problemAt("dateOfBirth")}
          onDate={setBirth}
        />
      )}
      <AnswerFacts codeExpiresAt={codeExpiresAt ?? null} triesLeft={triesLeft} onLate={onLate} />
      <Choice
        type="checkbox"
        bare
        label={text("code.stay")}
        hint={text("code.stayHint")}
        checked={staySignedIn}
        onChange={(event) => setStaySignedIn(event.target.checked)}
      />
      <Button type="submit" wide busy={fetching || waiting}>
        {text(fetching ? "code.checking" : "notification.submit")}
      </Button>
    </form>
  );
}

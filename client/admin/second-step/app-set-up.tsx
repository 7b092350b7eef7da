import { useState, type SubmitEvent } from "react";
import { useMutation } from "urql";
import type { AdminStartQuery } from "../../gql/graphql.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { useProblemAt } from "../../shared/forms/problems.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { Button } from "../../shared/ui/button.tsx";
import { useText } from "../use-text.ts";
import { CodeField } from "./code-field.tsx";
import { groupSecret } from "./code-text.ts";
import { problemOfCode } from "./either-code.tsx";
import { ConfirmTotpEnrolment, EnrolmentFields } from "./enrolment.ts";
import { QrCode } from "./qr-code.tsx";
import { failedRefusal, noRefusal, readRefusal } from "./refusal.ts";

export interface Enrolled {
  readonly recoveryCodes: readonly string[];
  readonly viewer: NonNullable<AdminStartQuery["viewer"]>;
}

interface AppSetUpProps {
  readonly enrolment: FragmentType<typeof EnrolmentFields>;
  readonly submitLabel: string;
  readonly onEnrolled: (enrolled: Enrolled) => void;
  readonly onExpired: () => void;
}

/** The three things to do: get an app, show it the code, type what it answers. */
export function AppSetUp({ enrolment, submitLabel, onEnrolled, onExpired }: AppSetUpProps) {
  const { secret, uri, qrCode } = readFragment(EnrolmentFields, enrolment);
  const text = useText();
  const [{ fetching }, confirm] = useMutation(ConfirmTotpEnrolment);
  const [code, setCode] = useState("");
  const [{ problems }, setRefusal] = useState(noRefusal);
  const problemAt = useProblemAt(problems);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const incomplete = problemOfCode("app", code);
    setRefusal({ ...noRefusal, problems: incomplete });
    if (incomplete.length > 0) return;
    const { data } = await confirm({ input: { code } });
    if (!data) return setRefusal(failedRefusal);
    const { recoveryCodes, viewer, errors } = data.confirmTotpEnrolment;
    if (recoveryCodes && viewer) return onEnrolled({ recoveryCodes, viewer });
    const refusal = readRefusal(errors);
    if (refusal.expired) return onExpired();
    setCode("");
    setRefusal(refusal);
  };

  return (
    <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary problems={problems} controlOf={(field) => (field === "code" ? "enrolment-code" : null)} />
      <ol className="steps">
        <li className="stack">
          <p>{text("setUp.app")}</p>
        </li>
        <li className="stack">
          <p>{text("setUp.scan")}</p>
          <QrCode {...qrCode} label={text("setUp.qrCode")} />
          <p className="only-narrow">
            <a href={uri}>{text("setUp.open")}</a>
          </p>
          <details className="disclosure">
            <summary>{text("setUp.byHand")}</summary>
            <div className="stack">
              <p>{text("setUp.byHandBody")}</p>
              <p className="secret">{groupSecret(secret)}</p>
            </div>
          </details>
        </li>
        <li className="stack">
          <CodeField id="enrolment-code" kind="app" code={code} error={problemAt("code")} onCode={setCode} />
        </li>
      </ol>
      <Button type="submit" wide busy={fetching}>
        {fetching ? text("code.checking") : submitLabel}
      </Button>
    </form>
  );
}

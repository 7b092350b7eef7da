import { useCallback, useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { missing, useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { failedRefusal, noRefusal, readRefusal } from "../second-step/refusal.ts";
import { WaitNotice } from "../second-step/wait-notice.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

const SignInStaff = graphql(`
  mutation SignInStaff($input: SignInStaffInput!) {
    signInStaff(input: $input) {
      viewer {
        ...StaffViewer
      }
      secondStep {
        ...AwaitedSecondStepFields
      }
      errors {
        ...RefusalFields
      }
    }
  }
`);

const controls = ["email", "password"];

export function PasswordForm({ expired }: { expired: boolean }) {
  const { clinicName, end, signIn, awaitSecondStep: wait } = useSession();
  const text = useText();
  const [{ fetching }, signInStaff] = useMutation(SignInStaff);
  const { register, handleSubmit } = useForm({ defaultValues: { email: "", password: "" } });
  const [{ problems, retryAt }, setRefusal] = useState(noRefusal);
  const problemAt = useProblemAt(problems);
  const waited = useCallback(() => setRefusal(noRefusal), []);

  const submit = handleSubmit(async (input) => {
    const empty = missing(input);
    setRefusal({ ...noRefusal, problems: empty });
    if (empty.length > 0) return;
    const { data } = await signInStaff({ input });
    if (!data) return setRefusal(failedRefusal);
    const { viewer, secondStep, errors } = data.signInStaff;
    if (viewer) return signIn(viewer);
    if (secondStep) return wait(secondStep);
    setRefusal(readRefusal(errors));
  });
  const news = expired ? text("signIn.expired") : end && text(`session.${end}`);

  return (
    <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
      <div className="stack">
        <PageHeading title={text("signIn.title")} place={clinicName} />
        <p className="soft">{text("signIn.lead")}</p>
      </div>
      {news && problems.length === 0 && !retryAt && (
        <Notice kind={end === "signedOut" && !expired ? "success" : "warning"} live="status">
          <p>{news}</p>
        </Notice>
      )}
      {retryAt && <WaitNotice until={retryAt} onOver={waited} />}
      <ErrorSummary problems={problems} controlOf={(field) => (controls.includes(field) ? field : null)} />
      <Field id="email" label={text("signIn.email")} error={problemAt("email")}>
        {(control) => <input {...control} {...register("email")} className="input" type="email" autoComplete="username" required />}
      </Field>
      <Field id="password" label={text("signIn.password")} error={problemAt("password")}>
        {(control) => (
          <input {...control} {...register("password")} className="input" type="password" autoComplete="current-password" required />
        )}
      </Field>
      <Button type="submit" wide busy={fetching || retryAt !== null}>
        {text(fetching ? "signIn.busy" : "signIn.submit")}
      </Button>
    </form>
  );
}

import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { missing, type Problem, problemsOf, useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { DoorFrame } from "../frame/door-frame.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

const SignInStaff = graphql(`
  mutation SignInStaff($input: SignInStaffInput!) {
    signInStaff(input: $input) {
      viewer {
        ...StaffViewer
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const controls = ["email", "password"];

export function SignInPage() {
  const { clinicName, end, signIn } = useSession();
  const text = useText();
  const [{ fetching }, signInStaff] = useMutation(SignInStaff);
  const { register, handleSubmit } = useForm({ defaultValues: { email: "", password: "" } });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const problemAt = useProblemAt(problems);

  const submit = handleSubmit(async (input) => {
    const empty = missing(input);
    setProblems(empty);
    if (empty.length > 0) return;
    const { data } = await signInStaff({ input });
    if (data?.signInStaff.viewer) return signIn(data.signInStaff.viewer);
    setProblems(data ? problemsOf(data.signInStaff.errors) : [{ field: null, words: "form.failed" }]);
  });

  return (
    <DoorFrame clinicName={clinicName}>
      <form className="stack-wide" noValidate onSubmit={(event) => void submit(event)}>
        <div className="stack">
          <PageHeading title={text("signIn.title")} place={clinicName} />
          <p className="soft">{text("signIn.lead")}</p>
        </div>
        {end && problems.length === 0 && (
          <Notice kind={end === "signedOut" ? "success" : "warning"} live="status">
            <p>{text(`session.${end}`)}</p>
          </Notice>
        )}
        <ErrorSummary problems={problems} controlOf={(field) => (controls.includes(field) ? field : null)} />
        <Field id="email" label={text("signIn.email")} error={problemAt("email")}>
          {(control) => <input {...control} {...register("email")} className="input" type="email" autoComplete="username" required />}
        </Field>
        <Field id="password" label={text("signIn.password")} error={problemAt("password")}>
          {(control) => (
            <input {...control} {...register("password")} className="input" type="password" autoComplete="current-password" required />
          )}
        </Field>
        <Button type="submit" wide busy={fetching}>
          {text(fetching ? "signIn.busy" : "signIn.submit")}
        </Button>
      </form>
    </DoorFrame>
  );
}

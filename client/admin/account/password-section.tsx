import { useCallback, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { ErrorSummary } from "../../shared/forms/error-summary.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { missing, useProblemAt } from "../../shared/forms/problems.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { failedRefusal, noRefusal, readRefusal } from "../second-step/refusal.ts";
import { WaitNotice } from "../second-step/wait-notice.tsx";
import { useSession, useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { missingCharacters, strengthOf } from "./password-strength.ts";

const ChangeStaffPassword = graphql(`
  mutation ChangeStaffPassword($input: ChangeStaffPasswordInput!) {
    changeStaffPassword(input: $input) {
      viewer {
        ...StaffViewer
      }
      errors {
        ...RefusalFields
      }
    }
  }
`);

const empty = { currentPassword: "", newPassword: "" };
const controls = Object.keys(empty);

export function PasswordSection({ onChanged }: { onChanged: () => void }) {
  const { signIn } = useSession();
  const { email } = useStaff();
  const text = useText();
  const [{ fetching }, change] = useMutation(ChangeStaffPassword);
  const { register, handleSubmit, reset, control: form } = useForm({ defaultValues: empty });
  const [{ problems, retryAt }, setRefusal] = useState(noRefusal);
  const [done, setDone] = useState(false);
  const [shown, setShown] = useState(false);
  const problemAt = useProblemAt(problems);
  const newPassword = useWatch({ control: form, name: "newPassword" });
  const waited = useCallback(() => setRefusal(noRefusal), []);
  const type = shown ? "text" : "password";

  const submit = handleSubmit(async (input) => {
    const lacking = missing(input);
    setDone(false);
    setRefusal({ ...noRefusal, problems: lacking });
    if (lacking.length > 0) return;
    const { data } = await change({ input });
    if (!data) return setRefusal(failedRefusal);
    const { viewer, errors } = data.changeStaffPassword;
    if (!viewer) return setRefusal(readRefusal(errors));
    reset(empty);
    setDone(true);
    signIn(viewer);
    onChanged();
  });

  return (
    <section className="card stack-wide" aria-labelledby="account-password">
      <div className="stack-tight">
        <h2 id="account-password">{text("password.title")}</h2>
        <p className="soft">{text("password.lead")}</p>
      </div>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        {done && (
          <Notice kind="success" live="status">
            <p>{text("password.done")}</p>
          </Notice>
        )}
        {retryAt && <WaitNotice until={retryAt} onOver={waited} />}
        <ErrorSummary problems={problems} controlOf={(field) => (controls.includes(field) ? field : null)} />
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field id="currentPassword" label={text("password.current")} error={problemAt("currentPassword")}>
          {(control) => (
            <input {...control} {...register("currentPassword")} className="input" type={type} autoComplete="current-password" required />
          )}
        </Field>
        <Field id="newPassword" label={text("password.new")} hint={text("password.hint")} error={problemAt("newPassword")}>
          {(control) => (
            <input
              {...control}
              {...register("newPassword")}
              className="input"
              type={type}
              autoComplete="new-password"
              aria-describedby={[control["aria-describedby"], "password-advice"].filter(Boolean).join(" ")}
              required
            />
          )}
        </Field>
        {!problemAt("newPassword") && <PasswordAdvice password={newPassword} />}
        <div className="row">
          <Button type="submit" busy={fetching || retryAt !== null}>
            {text(fetching ? "password.busy" : "password.submit")}
          </Button>
          <Button kind="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {text(shown ? "password.hide" : "password.show")}
          </Button>
        </div>
      </form>
    </section>
  );
}

const PasswordAdvice = ({ password }: { password: string }) => {
  const text = useText();
  const strength = strengthOf(password);
  return (
    <p id="password-advice" role="status" className={`password-advice ${strength}`}>
      {text(`password.advice.${strength}`, { count: missingCharacters(password) })}
    </p>
  );
};

import { type SubmitEvent, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { Field } from "../../../shared/forms/field.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { useAssign } from "./use-assign.ts";
import type { ShownConversation } from "./use-thread.ts";

const Assignees = graphql(`
  query Assignees {
    conversationAssignees {
      id
      name
    }
  }
`);

interface AssignDialogProps {
  readonly conversation: ShownConversation;
  readonly onCancel: () => void;
  readonly onDone: (conversation: ShownConversation) => void;
}

export function AssignDialog({ conversation: { id, assignedTo }, onCancel, onDone }: AssignDialogProps) {
  const text = useConversationText();
  const [{ data, error }, load] = useQuery({ query: Assignees });
  const [chosen, setChosen] = useState(assignedTo?.id ?? "");
  const { busy, problems, assign } = useAssign(id, onDone);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // Who is no longer with the clinic can't be chosen again.
    void assign(data?.conversationAssignees.some((each) => each.id === chosen) ? chosen : null);
  };
  return (
    <Dialog title={text("thread.assignTitle")} onCancel={onCancel}>
      <form className="stack" noValidate onSubmit={submit}>
        <PageState data={data} error={error} onRetry={load} skeleton={<Skeleton shapes={["line", "control"]} />}>
          {({ conversationAssignees }) => (
            <Field id="assignee" label={text("thread.assignee")} hint={text("thread.assigneeHint")}>
              {(control) => (
                <select
                  {...control}
                  className="input"
                  value={conversationAssignees.some((each) => each.id === chosen) ? chosen : ""}
                  onChange={({ target }) => setChosen(target.value)}
                >
                  <option value="">{text("thread.nobody")}</option>
                  {conversationAssignees.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </PageState>
        <ProblemNotice problems={problems} />
        <div className="row">
          <Button type="submit" busy={busy || !data}>
            {text("thread.assignSave")}
          </Button>
          <Button kind="secondary" onClick={onCancel}>
            {text("thread.cancel")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

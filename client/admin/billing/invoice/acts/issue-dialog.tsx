import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "../../../../gql/index.ts";
import { Field } from "../../../../shared/forms/field.tsx";
import { useProblemAt } from "../../../../shared/forms/problems.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../../shared/language/money.ts";
import { useBillingText } from "../../billing-texts.ts";
import { ActDialog, actControl } from "./act-dialog.tsx";
import type { ActProps } from "./act-props.ts";
import { NoticeLine } from "./notice-line.tsx";
import { useAct } from "./use-act.ts";

const IssueInvoice = graphql(`
  mutation IssueInvoice($input: IssueInvoiceInput!) {
    issueInvoice(input: $input) {
      invoice {
        ...InvoiceView
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const BeforeIssue = graphql(`
  query BeforeIssue($id: ID!) {
    billingProfile {
      paymentDays
    }
    node(id: $id) {
      __typename
      ... on Invoice {
        ...NoticeLine
      }
    }
  }
`);

/** The last step: says what will happen before it does. */
export function IssueDialog({ invoice, onChange, onLook, onClose, onDone }: ActProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const [{ data }] = useQuery({ query: BeforeIssue, variables: { id: invoice.id } });
  const [, issue] = useMutation(IssueInvoice);
  const [dueOn, setDueOn] = useState(invoice.dueOn ?? "");
  const { busy, problems, start } = useAct({
    act: "issue",
    id: invoice.id,
    onChange,
    onLook,
    onDone: (now) => onDone(text("issue.done", { number: now?.number ?? "" })),
  });
  const problemAt = useProblemAt(problems);
  const confirm = (): void =>
    void start(async () => {
      const { data: answer, error } = await issue({ input: { invoiceId: invoice.id, version: invoice.version, dueOn: dueOn || null } });
      return { payload: answer?.issueInvoice, error };
    });
  return (
    <ActDialog
      title={text("issue.title")}
      confirm={text("issue.confirm")}
      busy={busy}
      problems={problems}
      fields={["dueOn"]}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <ul className="bullets">
        <li>{text("issue.number")}</li>
        <li>{text("issue.charged", { total: formatMoney(locale, invoice.total.cents) })}</li>
        <li>{text("issue.fixed")}</li>
        {data?.node?.__typename === "Invoice" && <NoticeLine invoice={data.node} />}
      </ul>
      <Field
        id={actControl("dueOn")}
        label={text("form.dueOn")}
        hint={data?.billingProfile && text("form.dueOnHint", { count: data.billingProfile.paymentDays })}
        error={problemAt("dueOn")}
      >
        {(control) => <input {...control} className="input" type="date" value={dueOn} onChange={({ target }) => setDueOn(target.value)} />}
      </Field>
    </ActDialog>
  );
}

import { useEffect, useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { OtpChannel } from "../../../gql/graphql.ts";
import { formatDateTime, formatList } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { useChartChange } from "./use-chart-change.ts";

const InviteToPortal = graphql(`
  mutation InviteToPortal($input: NotifyPatientInput!) {
    notifyPatient(input: $input) {
      notification {
        channels
        expiresAt
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface Sent {
  readonly channels: readonly OtpChannel[];
  readonly expiresAt: string;
}

/** Sends the patient a link into the portal. Where they could not come in, the button says so instead. */
export function InvitePatient({ patientId, effective }: { patientId: string; effective: boolean }) {
  const { locale } = useLanguage();
  const text = useText();
  const outcome = useRef<HTMLParagraphElement>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [, mutate] = useMutation(InviteToPortal);
  const { busy, problems, start } = useChartChange(async () => {
    const { data, error } = await mutate({ input: { patientId, kind: "PORTAL_INVITATION" } });
    return { done: data?.notifyPatient.notification, errors: data?.notifyPatient.errors, error };
  }, setSent);
  useEffect(() => {
    if (sent) outcome.current?.focus();
  }, [sent]);
  if (!effective) return <p className="hint">{text("invite.notNow")}</p>;
  return (
    <div className="stack">
      <ProblemNotice problems={problems} />
      {sent ? (
        <p ref={outcome} tabIndex={-1} className="invited">
          <Icon name="check" />
          {text("invite.sent", {
            how: formatList(
              locale,
              sent.channels.map((channel) => text(`invite.by.${channel}`)),
            ),
            until: formatDateTime(locale, sent.expiresAt),
          })}
        </p>
      ) : (
        <div>
          <Button kind="secondary" busy={busy} onClick={() => void start()}>
            <Icon name="mail" />
            {text(busy ? "invite.busy" : "invite.send")}
          </Button>
        </div>
      )}
    </div>
  );
}

import { useState } from "react";
import type { ConsumerFieldsFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { LastUsed } from "../last-used.tsx";
import { StateBadge } from "../state-badge.tsx";
import { ActiveDialog } from "./active-dialog.tsx";

interface ConsumerHeadProps {
  readonly consumer: ConsumerFieldsFragment;
  readonly onChanged: () => void;
}

/** Whether the program is let in at all, and the way to stop it at once. */
export function ConsumerHead({ consumer, onChanged }: ConsumerHeadProps) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useIntegrationText();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const { active, createdAt, createdBy, deactivatedAt, deactivatedBy, lastUsedAt, name } = consumer;
  const on = (at: string): string => formatDateTime(locale, at, clinic.timeZone);
  const done = (): void => {
    setAsking(false);
    onChanged();
    announce(text(active ? "integrations.deactivatedNow" : "integrations.reactivatedNow", { name }));
  };
  return (
    <>
      <div className="title-row">
        <p className="hint">
          {createdBy
            ? text("integrations.madeBy", { who: createdBy.name, when: on(createdAt) })
            : text("integrations.made", { when: on(createdAt) })}
          {" · "}
          <LastUsed at={lastUsedAt} />
        </p>
        <StateBadge good={active}>{text(active ? "integrations.active" : "integrations.deactivated")}</StateBadge>
      </div>
      {deactivatedAt && (
        <Notice kind="warning" title={text("integrations.isDeactivated")}>
          <p>{text("integrations.isDeactivatedBody", { who: deactivatedBy?.name ?? "Portail", when: on(deactivatedAt) })}</p>
        </Notice>
      )}
      <div>
        <Button kind="secondary" onClick={() => setAsking(true)}>
          {text(active ? "integrations.deactivate" : "integrations.reactivate")}
        </Button>
      </div>
      {asking && <ActiveDialog consumer={consumer} onCancel={() => setAsking(false)} onDone={done} />}
    </>
  );
}

import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatList, formatNumber } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAuditText } from "./audit-texts.ts";

const AuditDetailsFields = graphql(`
  fragment AuditDetails on AuditEvent {
    action
    changedFields
    requestId
    networkAddress
    block
  }
`);

/** What somebody who investigates needs of an event, and nobody else. */
export function AuditDetails({ event }: { event: FragmentType<typeof AuditDetailsFields> }) {
  const { locale } = useLanguage();
  const text = useAuditText();
  const { action, changedFields, requestId, networkAddress, block } = readFragment(AuditDetailsFields, event);
  const sealed = typeof block === "number" ? text("audit.block", { number: formatNumber(locale, block) }) : text("audit.waiting");
  return (
    <details className="audit-details">
      <summary>{text("audit.details")}</summary>
      {changedFields.length > 0 && <p>{text("audit.fields", { fields: formatList(locale, changedFields) })}</p>}
      <p className="hint">
        <code>{action}</code> · {sealed}
        {networkAddress && ` · ${text("audit.address", { address: networkAddress })}`}
      </p>
      <p className="hint">{text("audit.request", { id: requestId })}</p>
    </details>
  );
}

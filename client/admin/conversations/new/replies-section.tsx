import type { ReachFragment } from "../../../gql/graphql.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import type { Written } from "../compose/written.ts";
import { useConversationText } from "../conversation-texts.ts";
import { RepliesFields } from "../replies/replies-fields.tsx";

interface RepliesSectionProps {
  readonly reach: ReachFragment;
  readonly written: Written;
  readonly timeZone: string;
  readonly untilError: string | undefined;
  readonly onChange: (part: Partial<Written>) => void;
}

/** Whether the patient may reply: as setting 4 has it, until somebody says otherwise. Where it is off, nothing here could win over it. */
export function RepliesSection({ reach, written, timeZone, untilError, onChange }: RepliesSectionProps) {
  const text = useConversationText();
  const { allowReplies, repliesUntil, repliesOnce } = written;
  if (!reach.repliesOffered)
    return (
      <Notice kind="neutral" title={text("new.repliesOff")}>
        <p>{text("new.repliesOffBody")}</p>
      </Notice>
    );
  return (
    <fieldset className="group">
      <legend>{text("new.replies")}</legend>
      <RepliesFields
        wish={{ allowed: allowReplies ?? reach.repliesAllowedByDefault, until: repliesUntil, once: repliesOnce }}
        timeZone={timeZone}
        untilError={untilError}
        onChange={({ allowed, until, once }) => onChange({ allowReplies: allowed, repliesUntil: until, repliesOnce: once })}
      />
    </fieldset>
  );
}

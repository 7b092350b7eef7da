import { Choice } from "../../../shared/forms/choice.tsx";
import { Field } from "../../../shared/forms/field.tsx";
import { useConversationText } from "../conversation-texts.ts";
import { endOfDay, lastDayBefore } from "./last-day.ts";

export interface RepliesWish {
  readonly allowed: boolean;
  /** The moment from which on there are none; null for no end. */
  readonly until: string | null;
  readonly once: boolean;
}

interface RepliesFieldsProps {
  readonly wish: RepliesWish;
  /** The clinic's. */
  readonly timeZone: string;
  readonly untilError: string | undefined;
  readonly onChange: (wish: RepliesWish) => void;
}

/** Whether the patient may reply, until when and how often. */
export function RepliesFields({ wish, timeZone, untilError, onChange }: RepliesFieldsProps) {
  const text = useConversationText();
  const { allowed, until, once } = wish;
  return (
    <>
      <Choice
        type="checkbox"
        id="replies-allowed"
        checked={allowed}
        onChange={({ target }) => onChange({ ...wish, allowed: target.checked })}
        label={text("compose.allowReplies")}
      />
      {allowed && (
        <div className="replies-limits">
          <Field id="replies-until" label={text("compose.repliesUntil")} hint={text("compose.repliesUntilHint")} error={untilError}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                min={lastDayBefore(new Date().toISOString(), timeZone)}
                value={until === null ? "" : lastDayBefore(until, timeZone)}
                onChange={({ target }) => onChange({ ...wish, until: target.value === "" ? null : endOfDay(target.value, timeZone) })}
              />
            )}
          </Field>
          <Choice
            type="checkbox"
            id="replies-once"
            checked={once}
            onChange={({ target }) => onChange({ ...wish, once: target.checked })}
            label={text("compose.repliesOnce")}
            hint={text("compose.repliesOnceHint")}
          />
        </div>
      )}
    </>
  );
}

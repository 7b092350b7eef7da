import { useConversationText } from "../conversation-texts.ts";
import { mostCharacters } from "./most-characters.ts";

const saidFrom = 1_000;
const step = 100;

/** How much more can be written, once that begins to matter. Whoever listens hears it by hundreds, not at each letter. */
export function LengthLeft({ length }: { length: number }) {
  const text = useConversationText();
  const left = mostCharacters - length;
  const word = (count: number): string => text(count < 0 ? "reply.over" : "reply.left", { count: Math.abs(count) });
  const near = left <= saidFrom;
  return (
    <>
      {near && (
        <p className={left < 0 ? "field-error" : "hint"} aria-hidden="true">
          {word(left)}
        </p>
      )}
      <p role="status" className="visually-hidden">
        {near ? word(left < 0 ? left : Math.ceil(left / step) * step) : ""}
      </p>
    </>
  );
}

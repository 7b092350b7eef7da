import { Choice } from "../../../shared/forms/choice.tsx";
import { useConversationText } from "../conversation-texts.ts";

export function MineChoice({ mine, onChange }: { mine: boolean; onChange: (mine: boolean) => void }) {
  const text = useConversationText();
  return (
    <Choice
      type="checkbox"
      checked={mine}
      onChange={({ target }) => onChange(target.checked)}
      label={text("new.mine")}
      hint={text("new.mineHint")}
    />
  );
}

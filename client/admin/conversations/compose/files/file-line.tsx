import { useSize } from "../../../../shared/conversations/use-size.ts";
import { formatPercent } from "../../../../shared/language/formats.ts";
import { useLanguage } from "../../../../shared/language/language-provider.tsx";
import { Button } from "../../../../shared/ui/button.tsx";
import { Icon } from "../../../../shared/ui/icon.tsx";
import { useConversationText } from "../../conversation-texts.ts";
import type { MessageFile } from "./message-file.ts";
import { isUnderWay } from "./message-file.ts";

interface FileLineProps {
  readonly file: MessageFile;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

export function FileLine({ file, onRemove, onRetry }: FileLineProps) {
  const text = useConversationText();
  const size = useSize()(file.bytes);
  const refused = file.state.phase === "refused";
  return (
    <li className={refused ? "message-file refused" : "message-file"}>
      <Icon name={refused ? "alert" : file.state.phase === "stored" ? "check" : "note"} />
      <div className="message-file-facts">
        <p>
          <span className="message-file-name">{file.name}</span> <span className="hint">{size}</span>
        </p>
        <FileState file={file} />
      </div>
      <div className="row">
        {file.state.phase === "refused" && file.state.passing && (
          <Button kind="secondary" onClick={onRetry}>
            {text("state.retry")}
            <span className="visually-hidden"> {file.name}</span>
          </Button>
        )}
        <Button kind="quiet" onClick={onRemove}>
          {text(isUnderWay(file) ? "compose.cancel" : "compose.fileRemove")}
          <span className="visually-hidden"> {file.name}</span>
        </Button>
      </div>
    </li>
  );
}

function FileState({ file: { name, state } }: { file: MessageFile }) {
  const { locale } = useLanguage();
  const text = useConversationText();
  if (state.phase === "refused")
    return <p className="field-error">{typeof state.why === "string" ? text(state.why) : state.why[locale]}</p>;
  if (state.phase === "stored") return null;
  const part = state.phase === "sending" ? state.part : 0;
  const words =
    state.phase === "waiting"
      ? text("compose.fileWaiting")
      : part === 1
        ? text("compose.fileChecking")
        : text("compose.fileSending", { percent: formatPercent(locale, part) });
  return (
    <div className="message-file-progress">
      <span className="hint">{words}</span>
      <progress aria-label={name} max={1} value={part === 1 ? undefined : part} />
    </div>
  );
}

import { useEffect, useId, useState } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import type { Example } from "../schema/described.ts";
import { useText } from "../use-text.ts";
import { AnswerView } from "./answer-view.tsx";
import { withDemoIds } from "./demo-ids.ts";
import { type RunAnswer, fetchDemoToken, sendExample } from "./send-example.ts";
import { TextArea } from "./text-area.tsx";

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.trim() || "{}") as unknown;
  } catch {
    return undefined;
  }
};

type Outcome = RunAnswer | "unreadable" | "offline";

/** An example of the demo: it can be changed and run, with the demo's token or one's own. */
export function RunPanel({ example, changes }: { example: Example; changes: boolean }) {
  const text = useText();
  const id = useId();
  const [document, setDocument] = useState(example.document);
  const [variables, setVariables] = useState(JSON.stringify(example.variables, null, 2));
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    let current = true;
    // What can't be asked for is typed: the field stays empty.
    void fetchDemoToken().then(
      (found) => current && setToken((typed) => typed || found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);

  const send = async (): Promise<Outcome> => {
    const read = parse(variables);
    if (read === undefined) return "unreadable";
    const real = await withDemoIds(read, token);
    if (real !== read) setVariables(JSON.stringify(real, null, 2));
    return sendExample(document, real, token);
  };
  const run = async () => {
    setBusy(true);
    setOutcome(null);
    setOutcome(await send().catch(() => "offline" as const));
    setBusy(false);
  };

  return (
    <div className="run stack">
      <TextArea id={`${id}-document`} label={text("run.document")} value={document} onChange={setDocument} />
      {Object.keys(example.variables).length > 0 && (
        <TextArea id={`${id}-variables`} label={text("run.variables")} value={variables} onChange={setVariables} />
      )}
      <div className="field">
        <label htmlFor={`${id}-token`}>{text("run.token")}</label>
        <p id={`${id}-token-hint`} className="hint">
          {text("run.tokenHint")}
        </p>
        <input
          id={`${id}-token`}
          className="input mono"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-token-hint`}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </div>
      {changes && <p className="hint">{text("run.changes")}</p>}
      <div>
        <Button busy={busy} onClick={() => void run()}>
          {text(busy ? "run.busy" : "run.run")}
        </Button>
      </div>
      <div aria-live="polite">
        {outcome === "unreadable" && <Notice kind="danger" title={text("run.unreadable")} />}
        {outcome === "offline" && <Notice kind="danger" title={text("state.offline")} />}
        {outcome !== null && typeof outcome === "object" && <AnswerView answer={outcome} />}
      </div>
    </div>
  );
}

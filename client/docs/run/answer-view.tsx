import { useText } from "../use-text.ts";
import { CodeBlock } from "./code-block.tsx";
import type { RunAnswer } from "./send-example.ts";

export function AnswerView({ answer: { status, headers, body } }: { answer: RunAnswer }) {
  const text = useText();
  return (
    <section className="stack">
      <h3>{text("run.answer", { status: String(status) })}</h3>
      {headers.length > 0 && (
        <ul className="answer-headers">
          {headers.map(([name, value]) => (
            <li key={name} translate="no">
              <code>{`${name}: ${value}`}</code>
            </li>
          ))}
        </ul>
      )}
      <CodeBlock code={body} label={text("operation.answer")} />
    </section>
  );
}

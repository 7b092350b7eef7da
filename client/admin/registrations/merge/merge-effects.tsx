import { Breakable } from "../../../shared/ui/breakable.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import type { MergePreview } from "./use-merge-preview.ts";
import type { MergeRow } from "./merge-fields.ts";

interface MergeEffectsProps {
  /** Null while it is asked for. */
  readonly preview: MergePreview | null;
  readonly rows: readonly MergeRow[];
}

/** What the merge would do to the chart. The count is read out whenever the choice is another one. */
export function MergeEffects({ preview, rows }: MergeEffectsProps) {
  const text = useRegistrationText();
  const wordsOf = (field: MergeRow["field"]): string => {
    const { label = "", onChart, onRegistration } = rows.find((row) => row.field === field) ?? {};
    const nothing = text("match.nothing");
    return text("merge.effect", { field: label, before: onChart ?? nothing, after: onRegistration ?? nothing });
  };
  return (
    <section className="card stack merge-effects" aria-labelledby="effects">
      <h2 id="effects">{text("merge.effects")}</h2>
      <p role="status" className="soft">
        {preview ? text("merge.effectCount", { count: preview.effects.length }) : text("state.loading")}
      </p>
      {preview && (
        <>
          <ul className="match-reasons">
            {preview.effects.map(({ field }) => (
              <li key={field} className="agrees">
                <Icon name="check" />
                <span>
                  <Breakable words={wordsOf(field)} />
                </span>
              </li>
            ))}
          </ul>
          {preview.warnings.length > 0 && (
            <Notice kind="warning" title={text("merge.warnings")}>
              <ul>
                {preview.warnings.map((warning) => (
                  <li key={warning}>{text(`merge.warning.${warning}`)}</li>
                ))}
              </ul>
            </Notice>
          )}
        </>
      )}
    </section>
  );
}

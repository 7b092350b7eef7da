import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { MergeSourceFragment, MergeTargetFragment, RegistrationField } from "../../../gql/graphql.ts";
import { formatList } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { ProblemNotice } from "../../patients/access/problem-notice.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { tellCount } from "../counts/count-signal.ts";
import { DecidedMeanwhile } from "../decide/decided-meanwhile.tsx";
import { useDecision } from "../decide/use-decision.ts";
import { mergePath, registrationPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";
import { doneState } from "../review/use-done-before.ts";
import type { ShownRegistration } from "../review/use-registration.ts";
import { MergeChoice } from "./merge-choice.tsx";
import { MergeEffects } from "./merge-effects.tsx";
import { blankOnChart, differing, rowsOf } from "./merge-fields.ts";
import { useMergePreview } from "./use-merge-preview.ts";

const MergeRegistration = graphql(`
  mutation MergeRegistration($input: MergeRegistrationInput!) {
    mergeRegistration(input: $input) {
      ...DecisionAnswer
    }
  }
`);

interface MergeFormProps {
  readonly source: MergeSourceFragment;
  readonly target: MergeTargetFragment;
  readonly onReload: () => void;
}

/** Field by field: the chart's own, or the registration's. */
export function MergeForm({ source, target, onReload }: MergeFormProps) {
  const { locale } = useLanguage();
  const text = useRegistrationText();
  const navigate = useNavigate();
  const [, merge] = useMutation(MergeRegistration);
  const rows = rowsOf(source, target, text, locale);
  const choices = differing(rows);
  const same = rows.filter((row) => row.onRegistration !== null && !choices.includes(row)).map(({ label }) => label);
  const [chosen, setChosen] = useState<readonly RegistrationField[]>(() => blankOnChart(rows));
  const take = choices.map(({ field }) => field).filter((field) => chosen.includes(field));
  const preview = useMergePreview(source.id, target.id, take);
  const [late, setLate] = useState<ShownRegistration | null>(null);
  const [chartChanged, setChartChanged] = useState(false);
  const { busy, problems, takenBy, decide } = useDecision({
    onDone: ({ id }) => {
      tellCount();
      void navigate(registrationPath(id), { state: doneState("merged") });
    },
    onLate: (current) => {
      tellCount();
      setLate(current);
    },
    onChartChanged: () => {
      setChartChanged(true);
      onReload();
    },
  });
  const send = async () => {
    const input = { registrationId: source.id, version: source.version, patientId: target.id, patientVersion: target.version, take };
    const { data, error } = await merge({ input });
    return { answer: data?.mergeRegistration, error };
  };
  const choose = (field: RegistrationField, taken: boolean): void =>
    setChosen(taken ? [...chosen, field] : chosen.filter((each) => each !== field));
  // Somebody may also have decided before this page was opened.
  const over = late ?? (source.state === "PENDING" ? null : source);
  return (
    <div className="stack-wide">
      {over && <DecidedMeanwhile registration={over} note="" />}
      <div className="merge-columns">
        <section className="card stack" aria-labelledby="choices">
          <h2 id="choices">{text("merge.choices", { name: nameOf(target) })}</h2>
          {choices.length === 0 && <p>{text("merge.nothingDiffers")}</p>}
          {choices.length > 0 && (
            <div className="row">
              <Button kind="secondary" onClick={() => setChosen(choices.map(({ field }) => field))}>
                {text("merge.takeAll")}
              </Button>
              <Button kind="secondary" onClick={() => setChosen([])}>
                {text("merge.keepAll")}
              </Button>
            </div>
          )}
          {choices.map((row) => (
            <MergeChoice key={row.field} row={row} taken={take.includes(row.field)} onTake={(taken) => choose(row.field, taken)} />
          ))}
          {same.length > 0 && <p className="hint">{text("merge.same", { fields: formatList(locale, same) })}</p>}
        </section>
        <div className="stack">
          <MergeEffects preview={preview} rows={rows} />
          {!over && <p className="soft">{text("merge.told")}</p>}
          {chartChanged && (
            <Notice kind="warning" live="status">
              <p>{text("merge.chartChanged")}</p>
            </Notice>
          )}
          {!over && <ProblemNotice problems={chartChanged ? [] : problems} />}
          {takenBy && takenBy.id !== target.id && (
            <p>
              <Link className="button secondary" to={mergePath(source.id, takenBy.id)}>
                {text("confirm.taken", { name: nameOf(takenBy) })}
              </Link>
            </p>
          )}
          {!over && (
            <div className="row">
              <Button busy={busy} onClick={() => void decide(send)}>
                {text(busy ? "decide.busy" : "merge.merge")}
              </Button>
              <Link className="button secondary" to={registrationPath(source.id)}>
                {text("decide.cancel")}
              </Link>
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { PatientAccessFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import type { Chart } from "../chart/patient-chart.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { useChartChange } from "./use-chart-change.ts";

const ClearSignInStop = graphql(`
  mutation ClearSignInStop($input: ClearSignInStopInput!) {
    clearSignInStop(input: $input) {
      patient {
        ...PatientChart
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface SignInStopNoticeProps {
  readonly patientId: string;
  readonly stop: NonNullable<PatientAccessFragment["signInStop"]>;
  readonly onChange: (patient: Chart) => void;
}

/** Too many wrong codes: until when nobody signs in as the patient, and a way to open it again. */
export function SignInStopNotice({ patientId, stop, onChange }: SignInStopNoticeProps) {
  const { locale } = useLanguage();
  const { permissions } = useStaff();
  const text = useText();
  const announce = useAnnounce();
  const [, mutate] = useMutation(ClearSignInStop);
  const { busy, problems, start } = useChartChange(
    async () => {
      const { data, error } = await mutate({ input: { patientId } });
      return { done: data?.clearSignInStop.patient, errors: data?.clearSignInStop.errors, error };
    },
    (patient) => {
      announce(text("stop.cleared"));
      // The button is gone then.
      document.getElementById("access")?.focus();
      onChange(patient);
    },
  );
  const when = (instant: string): string => formatDateTime(locale, instant);
  return (
    <Notice kind="danger">
      <p>
        <strong>{text("stop.title")}</strong>
      </p>
      <p>{text("stop.body", { count: stop.wrongTries, last: when(stop.stoppedAt), until: when(stop.clearsAt) })}</p>
      <ProblemNotice problems={problems} />
      {permissions.includes("PATIENTS_WRITE") && (
        <div>
          <Button kind="secondary" busy={busy} onClick={() => void start()}>
            {text("stop.clear")}
          </Button>
        </div>
      )}
    </Notice>
  );
}

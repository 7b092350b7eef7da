import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { Choice } from "../../../shared/forms/choice.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useRegistrationText } from "../registration-texts.ts";

const RegistrationNotices = graphql(`
  query RegistrationNotices {
    viewer {
      registrationNotices
    }
  }
`);

const SetRegistrationNotices = graphql(`
  mutation SetRegistrationNotices($input: SetRegistrationNoticesInput!) {
    setRegistrationNotices(input: $input) {
      wanted
    }
  }
`);

/** Whether the staff member is told by e-mail that a registration waits. */
export function NoticesSwitch() {
  const text = useRegistrationText();
  const announce = useAnnounce();
  const [{ data }] = useQuery({ query: RegistrationNotices });
  const [, set] = useMutation(SetRegistrationNotices);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  const wanted = chosen ?? data?.viewer?.registrationNotices ?? null;
  const choose = async (next: boolean): Promise<void> => {
    setChosen(next);
    setFailed(false);
    const { data: answer } = await set({ input: { wanted: next } });
    const now = answer?.setRegistrationNotices.wanted;
    setChosen(now ?? !next);
    setFailed(now === undefined);
    if (now !== undefined) announce(text(now ? "registrations.noticesOn" : "registrations.noticesOff"));
  };
  return (
    <>
      <Choice
        type="checkbox"
        bare
        label={text("registrations.notices")}
        hint={text("registrations.noticesHint")}
        checked={wanted ?? false}
        disabled={wanted === null}
        onChange={({ target }) => void choose(target.checked)}
      />
      {failed && (
        <Notice kind="danger" live="alert">
          <p>{text("form.failed")}</p>
        </Notice>
      )}
    </>
  );
}

import { useRef, useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { StaffSessionFields } from "./account-fields.ts";

const EndStaffSession = graphql(`
  mutation EndStaffSession($input: EndStaffSessionInput!) {
    endStaffSession(input: $input) {
      errors {
        code
      }
    }
  }
`);

const EndOtherStaffSessions = graphql(`
  mutation EndOtherStaffSessions {
    endOtherStaffSessions {
      endedCount
    }
  }
`);

interface SessionsSectionProps {
  readonly sessions: readonly FragmentType<typeof StaffSessionFields>[];
  readonly onChanged: () => void;
}

/** Where one is signed in. A session that has ended meanwhile is as good as ended. */
export function SessionsSection({ sessions, onChanged }: SessionsSectionProps) {
  const text = useText();
  const { locale } = useLanguage();
  const announce = useAnnounce();
  const heading = useRef<HTMLHeadingElement>(null);
  const [, endOne] = useMutation(EndStaffSession);
  const [, endOthers] = useMutation(EndOtherStaffSessions);
  const [failed, setFailed] = useState(false);
  const listed = sessions.map((session) => readFragment(StaffSessionFields, session));
  const others = listed.filter(({ current }) => !current).length;

  const after = (data: unknown, said: string): void => {
    setFailed(!data);
    if (!data) return;
    announce(said);
    heading.current?.focus();
    onChanged();
  };
  const end = async (sessionId: string): Promise<void> =>
    after((await endOne({ input: { sessionId } })).data, text("sessions.ended", { count: 1 }));
  const endAll = async (): Promise<void> => {
    const { data } = await endOthers({});
    after(data, text("sessions.ended", { count: data?.endOtherStaffSessions.endedCount ?? 0 }));
  };

  return (
    <section className="card stack-wide" aria-labelledby="account-sessions">
      <div className="stack-tight">
        <h2 id="account-sessions" ref={heading} tabIndex={-1}>
          {text("sessions.title")}
        </h2>
        <p className="soft">{text("sessions.lead")}</p>
      </div>
      {failed && (
        <Notice kind="danger" live="alert">
          <p>{text("form.failed")}</p>
        </Notice>
      )}
      <ul className="sessions">
        {listed.map(({ id, current, device, startedAt, lastSeenAt, withSecondStep }) => (
          <li key={id}>
            <div>
              <p>
                <strong>{device[locale]}</strong> {current && <span className="badge">{text("sessions.this")}</span>}{" "}
                {withSecondStep && <span className="badge">{text("sessions.withSecondStep")}</span>}
              </p>
              <p className="soft">{text("sessions.since", { when: formatDateTime(locale, startedAt) })}</p>
              {!current && <p className="soft">{text("sessions.lastSeen", { when: formatDateTime(locale, lastSeenAt) })}</p>}
            </div>
            {!current && (
              <Button
                kind="secondary"
                aria-label={text("sessions.endOf", { device: device[locale], when: formatDateTime(locale, startedAt) })}
                onClick={() => void end(id)}
              >
                {text("sessions.end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 1 && (
        <div>
          <Button kind="secondary" onClick={() => void endAll()}>
            {text("sessions.endOthers")}
          </Button>
        </div>
      )}
    </section>
  );
}

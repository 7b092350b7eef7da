import { useState } from "react";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { OtpChannel } from "../../../gql/graphql.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { BackLink } from "../../frame/back-link.tsx";
import { type Challenge, keepChallenge, keptChallenge } from "../../sign-in/kept-challenge.ts";
import { useText } from "../../use-text.ts";
import { ContactCodeForm } from "./contact-code-form.tsx";
import { NewContactForm } from "./new-contact-form.tsx";

const PortalContacts = graphql(`
  query PortalContacts {
    viewer {
      patient {
        id
        email
        mobile
      }
    }
  }
`);

/** Kept apart for each patient: the next one on this browser doesn't come upon it. */
const keyOf = (channel: OtpChannel, patientId: string): string => `portail-contact-${channel}-${patientId}`;

export default function ContactPage({ channel }: { channel: OtpChannel }) {
  const [{ data, error }, retry] = useQuery({ query: PortalContacts, requestPolicy: "network-only" });
  return (
    <div className="stack-wide">
      <BackLink to="/my-information" />
      <PageState data={data?.viewer?.patient} error={error} onRetry={retry} skeleton={<Skeleton shapes={["title", "line", "control"]} />}>
        {({ id, email, mobile }) => <Steps keptAs={keyOf(channel, id)} channel={channel} now={channel === "EMAIL" ? email : mobile} />}
      </PageState>
    </div>
  );
}

interface StepsProps {
  readonly keptAs: string;
  readonly channel: OtpChannel;
  readonly now: string | null;
}

function Steps({ keptAs, channel, now }: StepsProps) {
  const text = useText();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [challenge, setChallenge] = useState(() => keptChallenge(keptAs));
  const [destination, setDestination] = useState("");
  const go = (next: Challenge | null): void => {
    keepChallenge(next, keptAs);
    setChallenge(next);
  };
  const finish = (): void => {
    keepChallenge(null, keptAs);
    announce(text(`contact.changed.${channel}`));
    void navigate("/my-information", { replace: true });
  };
  if (challenge) return <ContactCodeForm challenge={challenge} onChallenge={go} onBack={() => go(null)} onConfirmed={finish} />;
  return <NewContactForm channel={channel} now={now} destination={destination} onDestination={setDestination} onChallenge={go} />;
}

import type { OtpChannel } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { Button } from "../../shared/ui/button.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { SignInChoices } from "./sign-in-choices.ts";

export function CodeHelp({ channel, onOtherChannel }: { channel: OtpChannel; onOtherChannel: () => void }) {
  const { portal } = useSession();
  const { otpChannels, registrationOpen } = readFragment(SignInChoices, portal);
  const text = useText();
  return (
    <details className="disclosure">
      <summary>{text("help.title")}</summary>
      <div className="stack">
        <ul>
          <li>{text(`help.look.${channel}`)}</li>
          {!registrationOpen && <li>{text("help.onFile")}</li>}
          <li>
            {text("help.call")} <PhoneLink phone={portal.clinic.phone} />
          </li>
        </ul>
        {otpChannels.length > 1 && (
          <div>
            <Button kind="secondary" onClick={onOtherChannel}>
              {text(`help.other.${channel}`)}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

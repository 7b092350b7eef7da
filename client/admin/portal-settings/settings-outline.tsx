import { useText } from "../use-text.ts";
import { switchNames } from "./settings-values.ts";

/** Those that have room for what a change would do. */
const withEffect: readonly string[] = ["portalAccess", "conversationReplies"];

/** The settings form before its values are there: what is written first in it, where it is going to stand. */
export function SettingsOutline() {
  const text = useText();
  return (
    <div className="stack-wide" aria-hidden="true">
      <p className="hint last-save">
        <span className="skeleton line" />
      </p>
      <div className="card settings">
        {switchNames.slice(0, 5).map((name) => (
          <div key={name} className="setting">
            <div className="setting-text">
              <p className="setting-label">{text(`label.${name}`)}</p>
              <div className="hint">
                <p>{text(`hint.${name}`)}</p>
              </div>
              {withEffect.includes(name) && <div className="setting-effect" />}
            </div>
            <div className="setting-control">
              <span className="setting-state" />
              <span className="skeleton switch-place" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}

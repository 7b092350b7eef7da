import { useSharedText } from "../language/use-text.ts";

export function SkipLink({ to }: { to: string }) {
  const text = useSharedText();
  return (
    <a
      className="skip-link"
      href={`#${to}`}
      onClick={(event) => {
        // Without a new entry in the history, which the router would take for a change of page.
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {text("page.skip")}
    </a>
  );
}

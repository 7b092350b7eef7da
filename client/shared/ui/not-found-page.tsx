import { Link } from "react-router";
import { useSharedText } from "../language/use-text.ts";
import { PageHeading } from "./page-heading.tsx";

export function NotFoundPage({ place }: { place: string }) {
  const text = useSharedText();
  return (
    <div className="stack">
      <PageHeading title={text("notFound.title")} place={place} />
      <p>{text("notFound.body")}</p>
      <p>
        <Link to="/">{text("notFound.home")}</Link>
      </p>
    </div>
  );
}

import { useParams } from "react-router";
import { useStaff } from "../../session/session-provider.tsx";
import { NotForYou } from "../not-for-you.tsx";
import "../list/list.css";
import "./thread.css";
import { ThreadState } from "./thread-state.tsx";
import { ThreadView } from "./thread-view.tsx";
import { useThread } from "./use-thread.ts";

/** Without the permission no conversation is even asked for. */
export default function ThreadPage() {
  const { id = "" } = useParams();
  return useStaff().permissions.includes("CONVERSATIONS_READ") ? <Thread key={id} id={id} /> : <NotForYou />;
}

function Thread({ id }: { id: string }) {
  const page = useThread(id);
  return (
    <ThreadState page={page}>
      {(conversation, messages) => <ThreadView conversation={conversation} messages={messages} page={page} />}
    </ThreadState>
  );
}

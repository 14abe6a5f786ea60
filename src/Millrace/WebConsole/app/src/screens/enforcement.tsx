// Whether keys that this server never issued are let in: a switch that counts from the next request on.
import { useState } from "preact/hooks";
import { administer } from "../lib/http";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { Health } from "../ui/parts";

type Mode = "auto" | "strict" | "off";

interface Authentication {
  mode: Mode;
  started: Mode;
  trustsUnknownKeys: boolean;
}

export function Enforcement() {
  const { answer, error, again } = usePolled(() => administer<Authentication>("GET", "authentication"), 3, []);
  const [before, setBefore] = useState<Mode | null>(null);
  if (!answer) return error ? <p class="empty">Who is let in is told and changed on the server's own machine alone.</p> : null;
  const strict = answer.mode === "strict";
  // What it was before it was switched on; who started strict gets what a server is otherwise.
  const back = before ?? (answer.started === "strict" ? "auto" : answer.started);
  const toggle = () => {
    const mode = strict ? back : "strict";
    setBefore(strict ? null : answer.mode);
    void attempt(strict ? "Keys are enforced no longer." : "Keys are enforced from now on.", () => administer("PUT", "authentication", { mode })).then(again);
  };
  return (
    <section aria-labelledby="enforcement">
      <h2 id="enforcement">Who is let in</h2>
      <p class="bar">
        <button role="switch" aria-checked={strict} onClick={toggle}>Enforce keys: {strict ? "on" : "off"}</button>
        <Health good={strict || !answer.trustsUnknownKeys}>{
          strict ? "Only keys that this server issued are let in; every signature is verified."
            : answer.mode === "off" ? "Nothing is verified: everybody is let in, signed or not."
              : answer.trustsUnknownKeys ? "A key that this server never issued acts as the root of its account; keys that it issued are verified."
                : "The server is reachable by others: only keys that it issued are let in."
        }</Health>
      </p>
      <p class="hint">The mode is {answer.mode}{answer.mode !== answer.started && `; the server was started with ${answer.started}, and is so again when it starts anew`}. What users and roles may do is decided by their policies in every mode.</p>
    </section>
  );
}

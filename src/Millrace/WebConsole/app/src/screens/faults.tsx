// The rules by which calls fail or wait, and more of them.
import { useState } from "preact/hooks";
import { count, duration } from "../lib/format";
import { administer } from "../lib/http";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";

interface Rule {
  id: number;
  operation?: string;
  stream?: string;
  every?: number;
  probability?: number;
  error?: string;
  delayMilliseconds?: number;
  hits: number;
}

const wants = { throttle: "is throttled", fail: "fails with 500", wait: "waits for a second" };

/** The error by which a service says that it is asked too much. */
const throttling = (operation: string): string => (/^(PutRecords?|GetRecords|.*Item|Query|Scan)$/.test(operation) ? "ProvisionedThroughputExceededException" : /^Invoke/.test(operation) ? "TooManyRequestsException" : "ThrottlingException");

export const addFault = (operation: string, want: keyof typeof wants, every: number): Promise<unknown> => administer("POST", "faults", {
  operation,
  every,
  ...(want === "wait" ? { delayMilliseconds: 1000 } : { error: want === "throttle" ? throttling(operation) : "InternalFailure" }),
});

/** Lets an operation fail. */
export function MakeFail({ operation, done }: { operation: string; done: () => void }) {
  const [want, setWant] = useState<keyof typeof wants>("throttle");
  const [every, setEvery] = useState("1");
  const add = (event: Event) => {
    event.preventDefault();
    void attempt(`Calls of ${operation} are hit from now on.`, () => addFault(operation, want, Number(every))).then((added) => added && done());
  };
  return (
    <form class="bar" onSubmit={add}>
      <label>Each call number <input class="short" type="number" min="1" required value={every} onInput={(event) => setEvery(event.currentTarget.value)} /></label>
      <label>of {operation} <select value={want} onChange={(event) => setWant(event.currentTarget.value as keyof typeof wants)}>{Object.entries(wants).map(([value, title]) => <option key={value} value={value}>{title}</option>)}</select></label>
      <button type="submit">Let it</button>
    </form>
  );
}

/** The rules there are; nothing is shown while there are none, or where these pages do not answer. */
export function Faults() {
  const { answer, again } = usePolled(() => administer<{ rules: Rule[] }>("GET", "faults").catch(() => ({ rules: [] })), 2, []);
  const remove = (id: number) => void attempt("The rule is gone.", () => administer("DELETE", `faults/${id}`)).then(again);
  if (!answer || answer.rules.length === 0) return null;
  return (
    <section aria-label="Faults">
      <h2>Calls that are made to fail or wait</h2>
      <table>
        <thead><tr><th scope="col">Which</th><th scope="col">How often</th><th scope="col">What</th><th scope="col" class="number">Hits</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
        <tbody>
          {answer.rules.map((rule) => (
            <tr key={rule.id}>
              <td>{rule.operation ?? "every operation"}{rule.stream && ` on ${rule.stream}`}</td>
              <td>{rule.every && rule.every > 1 ? `each call number ${rule.every}` : rule.probability ? `${(rule.probability * 100).toFixed(0)} of 100` : "each"}</td>
              <td>{rule.error}{rule.delayMilliseconds ? ` waits ${duration(rule.delayMilliseconds)}` : ""}</td>
              <td class="number">{count(rule.hits)}</td>
              <td><button class="quiet" onClick={() => remove(rule.id)}>Delete<span class="hidden"> rule {rule.id}</span></button></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

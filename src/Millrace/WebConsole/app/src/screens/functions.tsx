// The functions, and one of them: invoke it by hand, see its answer and its log, and what feeds it.
import { bytes, count, duration } from "../lib/format";
import { functionsActivity, type FunctionCounts } from "../lib/functions";
import { lambda, query } from "../lib/http";
import { attempt } from "../lib/notice";
import { everything } from "../lib/pages";
import { usePolled } from "../lib/polling";
import { link, route } from "../lib/router";
import { place } from "../lib/server";
import { LongTable } from "../ui/long-table";
import { Health, Time } from "../ui/parts";
import { Code } from "./code";
import type { Mapping } from "./consumers";
import { Invoke } from "./invoke";
import { LastErrors, LogTail } from "./logs";

interface FunctionConfiguration {
  FunctionName: string;
  FunctionArn: string;
  Runtime?: string;
  Handler?: string;
  State?: string;
  LastUpdateStatus?: string;
  MemorySize?: number;
  Timeout?: number;
  LastModified?: string;
  CodeSize?: number;
  Role?: string;
}

/** AWS writes an offset without a colon. */
const changedAt = (item: FunctionConfiguration): number => Date.parse((item.LastModified ?? "").replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));

export function Functions() {
  const name = route.value.path[1];
  return name ? <FunctionPage key={name} name={name} /> : <FunctionList />;
}

function FunctionList() {
  const { answer, error } = usePolled(() => everything(async (Marker) => {
    const page = await lambda<{ Functions: FunctionConfiguration[]; NextMarker?: string }>("GET", `2015-03-31/functions?${query({ MaxItems: 50, Marker })}`);
    return { rows: page.Functions, next: page.NextMarker };
  }), 3, [place.value]);
  const { answer: activity } = usePolled(functionsActivity, 3, [place.value]);
  return (
    <>
      <h1>Functions</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.rows.length === 0 && <p class="empty">There is no function in {place.value.region} yet.</p>}
      {answer && answer.rows.length > 0 && (
        <>
          <p class="hint">{count(answer.rows.length)} {answer.rows.length === 1 ? "function" : "functions"}{answer.cut && ", and there are more"}</p>
          <LongTable
            label="Functions" rows={answer.rows} keyOf={(item) => item.FunctionArn} columns={12}
            head={<><th scope="col">Name</th><th scope="col">Runtime</th><th scope="col">Handler</th><th scope="col">State</th><th scope="col" class="number">Calls</th><th scope="col" class="number">Errors</th><th scope="col" class="number">Warm</th><th scope="col" class="number">Busy</th><th scope="col" class="number">Memory</th><th scope="col" class="number">Timeout</th><th scope="col" class="number">Code</th><th scope="col">Changed</th></>}
            draw={(item) => {
              const counts = activity?.functions.find((candidate) => candidate.name === item.FunctionName);
              return <>
                <th scope="row"><a href={link(["functions", item.FunctionName], { stream: route.value.query.get("stream"), number: route.value.query.get("number") })}>{item.FunctionName}</a></th>
                <td>{item.Runtime}</td><td>{item.Handler}</td>
                <td><Health good={(item.State ?? "Active") === "Active"}>{item.State ?? "Active"}</Health></td>
                <td class="number">{count(counts?.invocations ?? 0)}</td><td class="number"><Health good={!counts?.errors}>{count(counts?.errors ?? 0)}</Health></td><td class="number">{counts?.idle ?? 0}</td><td class="number">{(counts?.environments ?? 0) - (counts?.idle ?? 0)}</td>
                <td class="number">{item.MemorySize} MB</td><td class="number">{item.Timeout} s</td><td class="number">{bytes(item.CodeSize ?? 0)}</td><td><Time at={changedAt(item)} /></td>
              </>;
            }}
          />
        </>
      )}
    </>
  );
}

function FunctionPage({ name }: { name: string }) {
  const { answer, error, again } = usePolled(async () => {
    const [own, fed, activity] = await Promise.all([
      lambda<{ Configuration: FunctionConfiguration; Concurrency?: { ReservedConcurrentExecutions?: number } }>("GET", `2015-03-31/functions/${encodeURIComponent(name)}`),
      lambda<{ EventSourceMappings: Mapping[] }>("GET", `2015-03-31/event-source-mappings/?FunctionName=${encodeURIComponent(name)}`).catch(() => ({ EventSourceMappings: [] })),
      functionsActivity(),
    ]);
    return { own: own.Configuration, reserved: own.Concurrency?.ReservedConcurrentExecutions, mappings: fed.EventSourceMappings, activity };
  }, 3, [name]);
  const enable = (mapping: Mapping, on: boolean) => void attempt(on ? "The mapping is being enabled." : "The mapping is being disabled.", () => lambda("PUT", `2015-03-31/event-source-mappings/${mapping.UUID}`, { Enabled: on })).then(again);
  return (
    <>
      <p class="crumbs"><a href={link(["functions"])}>Functions</a></p>
      <h1>{name}</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer && (
        <>
          <p class="facts"><Health good={(answer.own.State ?? "Active") === "Active"}>{answer.own.State ?? "Active"}</Health><span>{answer.own.Runtime}</span><span>{answer.own.Handler}</span><span>{answer.own.MemorySize} MB</span><span>{answer.own.Timeout} s</span></p>
          <Activity counts={answer.activity.functions.find((candidate) => candidate.name === name)} reserved={answer.reserved} />
          <Invoke name={name} />
          <Code name={name} changed={again} />
          <h2>What feeds it</h2>
          {answer.mappings.length === 0 ? <p class="empty">No event source mapping.</p> : (
            <table>
              <thead><tr><th scope="col">Source</th><th scope="col">State</th><th scope="col">Last result</th><th scope="col" class="number">Iterator age</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Given up</th><th scope="col" class="number">Batch</th><th scope="col" class="number">Window</th><th scope="col">Bisects</th><th scope="col">On failure</th><th scope="col"><span class="hidden">Actions</span></th></tr></thead>
              <tbody>
                {answer.mappings.map((mapping) => {
                  const stream = mapping.EventSourceArn.split("/").slice(1).join("/");
                  const on = mapping.State === "Enabled" || mapping.State === "Enabling" || mapping.State === "Creating";
                  const counts = answer.activity.mappings.find((candidate) => candidate.id === mapping.UUID);
                  return (
                    <tr key={mapping.UUID}>
                      <th scope="row"><a href={mapping.EventSourceArn.includes(":dynamodb:") ? link(["tables", stream.split("/")[0]]) : link(["streams", stream, "consumers"])}>{stream}</a></th>
                      <td><Health good={mapping.State === "Enabled"}>{mapping.State}</Health></td>
                      <td><Health good={!mapping.LastProcessingResult?.startsWith("PROBLEM")}>{mapping.LastProcessingResult}</Health></td>
                      <td class="number">{counts ? duration(counts.age) : ""}</td><td class="number">{count(counts?.failed ?? 0)}</td><td class="number">{count(counts?.dropped ?? 0)}</td>
                      <td class="number">{mapping.BatchSize}</td><td class="number">{mapping.MaximumBatchingWindowInSeconds ?? 0} s</td><td>{mapping.BisectBatchOnFunctionError ? "yes" : "no"}</td><td>{mapping.DestinationConfig?.OnFailure?.Destination?.split(":").pop()}</td>
                      <td><button class="quiet" onClick={() => enable(mapping, !on)}>{on ? "Disable" : "Enable"}</button></td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          )}
          <LastErrors group={`/aws/lambda/${name}`} />
          <h2>Log</h2>
          <LogTail groups={[`/aws/lambda/${name}`]} />
        </>
      )}
    </>
  );
}

/** What runs of a function, and what was counted since the server started. */
function Activity({ counts, reserved }: { counts: FunctionCounts | undefined; reserved: number | undefined }) {
  const busy = (counts?.environments ?? 0) - (counts?.idle ?? 0);
  return (
    <p class="facts" aria-label="What runs">
      <span>{counts?.idle ?? 0} warm, {busy} busy</span>
      <span>concurrency {busy}{reserved === undefined ? "" : ` of ${reserved} reserved`}</span>
      <span>{count(counts?.invocations ?? 0)} calls</span>
      <Health good={!counts?.errors}>{count(counts?.errors ?? 0)} errors</Health>
      <Health good={!counts?.throttles}>{count(counts?.throttles ?? 0)} throttled</Health>
      <span>{count(counts?.coldStarts ?? 0)} cold starts</span>
    </p>
  );
}

// What somebody may do, by the same evaluation that decides requests, with the statements that decide marked in their policies.
import { useState } from "preact/hooks";
import { queryCall } from "../lib/http";
import { attempt } from "../lib/notice";
import { route, setQuery } from "../lib/router";
import { Health } from "../ui/parts";
import type { Entity } from "./iam";

export const iamVersion = "2010-05-08";
const mostToChoose = 200;

export const text = (within: Element | Document, name: string): string => within.getElementsByTagName(name)[0]?.textContent ?? "";

interface Place {
  line: number;
  column: number;
}

interface Statement {
  policy: string;
  start: Place;
  end: Place;
}

interface Verdict {
  action: string;
  decision: string;
  statements: Statement[];
}

const placeOf = (statement: Element, name: string): Place => {
  const place = statement.getElementsByTagName(name)[0];
  return { line: place ? Number(text(place, "Line")) : 0, column: place ? Number(text(place, "Column")) : 0 };
};

/** The policies of the account by their names or ARNs; of those with one name, those of this entity and its groups. */
async function documents(entity: Entity): Promise<Map<string, string>> {
  const details = await queryCall(iamVersion, "GetAccountAuthorizationDetails", { MaxItems: 1000 });
  const found = new Map<string, string>();
  const holders = [...details.querySelectorAll("UserDetailList > member, RoleDetailList > member, GroupDetailList > member")];
  const own = holders.find((holder) => [...holder.children].some((child) => child.tagName === "Arn" && child.textContent === entity.arn));
  const groups = new Set([...(own?.querySelectorAll("GroupList > member") ?? [])].map((group) => group.textContent));
  for (const holder of holders.filter((candidate) => candidate === own || groups.has(text(candidate, "GroupName")))) {
    for (const policy of holder.querySelectorAll("UserPolicyList > member, RolePolicyList > member, GroupPolicyList > member")) found.set(text(policy, "PolicyName"), decodeURIComponent(text(policy, "PolicyDocument")));
  }
  for (const policy of details.querySelectorAll("Policies > member")) {
    const version = [...policy.querySelectorAll("PolicyVersionList > member")].find((candidate) => text(candidate, "IsDefaultVersion") === "true");
    if (version) found.set(text(policy, "Arn"), decodeURIComponent(text(version, "Document")));
  }
  return found;
}

export function Simulator({ entities }: { entities: Entity[] }) {
  const query = route.value.query;
  const entity = entities.find((candidate) => candidate.arn === query.get("who")) ?? entities[0];
  const actions = query.get("actions") ?? "kinesis:PutRecord kinesis:GetRecords";
  const resource = query.get("resource") ?? "*";
  const [verdicts, setVerdicts] = useState<Verdict[] | null>(null);
  const [policies, setPolicies] = useState(new Map<string, string>());
  const ask = (event: Event) => {
    event.preventDefault();
    void attempt("", async () => {
      const wanted = Object.fromEntries(actions.trim().split(/[\s,]+/).map((action, i) => [`ActionNames.member.${i + 1}`, action]));
      const answer = await queryCall(iamVersion, "SimulatePrincipalPolicy", { PolicySourceArn: entity.arn, "ResourceArns.member.1": resource, ...wanted });
      setPolicies(await documents(entity));
      setVerdicts([...answer.getElementsByTagName("EvalActionName")].map((name) => name.parentElement!).map((result) => ({
        action: text(result, "EvalActionName"),
        decision: text(result, "EvalDecision"),
        statements: [...(result.getElementsByTagName("MatchedStatements")[0]?.children ?? [])].map((statement) => ({ policy: text(statement, "SourcePolicyId"), start: placeOf(statement, "StartPosition"), end: placeOf(statement, "EndPosition") })),
      })));
    });
  };
  return (
    <section aria-labelledby="simulator">
      <h2 id="simulator">May they?</h2>
      <form class="bar" onSubmit={ask}>
        {entities.length > mostToChoose
          ? <label>Whose ARN <input class="wide" value={query.get("who") ?? entity.arn} onInput={(event) => setQuery({ who: event.currentTarget.value })} /></label>
          : <label>Who <select value={entity.arn} onChange={(event) => setQuery({ who: event.currentTarget.value })}>{entities.map((candidate) => <option key={candidate.arn} value={candidate.arn}>{candidate.name}</option>)}</select></label>}
        <label>Actions <input data-filter class="wide" value={actions} onInput={(event) => setQuery({ actions: event.currentTarget.value })} /></label>
        <label>Resource <input class="wide" value={resource} onInput={(event) => setQuery({ resource: event.currentTarget.value })} /></label>
        <button type="submit">Ask</button>
      </form>
      {verdicts?.map((verdict) => (
        <section key={verdict.action} aria-label={verdict.action} class="panel">
          <h3>{verdict.action} <Health good={verdict.decision === "allowed"}>{verdict.decision}</Health></h3>
          {verdict.statements.length === 0 && <p>No statement speaks of it: what nothing allows is refused.</p>}
          {verdict.statements.map((statement, i) => <div key={i}><p>By the marked statement of {statement.policy}:</p><Marked document={policies.get(statement.policy)} statement={statement} /></div>)}
        </section>
      ))}
    </section>
  );
}

/** A policy with one of its statements marked. */
function Marked({ document, statement: { start, end } }: { document: string | undefined; statement: Statement }) {
  if (document === undefined || start.line === 0) return null;
  const lines = document.split("\n");
  const offset = (place: Place) => lines.slice(0, place.line - 1).reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1;
  return <pre class="wrap" tabIndex={0}>{document.slice(0, offset(start))}<mark>{document.slice(offset(start), offset(end))}</mark>{document.slice(offset(end))}</pre>;
}

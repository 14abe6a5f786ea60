// Users and roles, and what they may do: the simulator says which statements decide.
import { useState } from "preact/hooks";
import { count } from "../lib/format";
import { queryCall } from "../lib/http";
import { attempt } from "../lib/notice";
import { everything } from "../lib/pages";
import { usePolled } from "../lib/polling";
import { place } from "../lib/server";
import { LongTable } from "../ui/long-table";
import { Copy, Dialog, Health } from "../ui/parts";

const version = "2010-05-08";
const mostToChoose = 200;

interface Entity {
  kind: "user" | "role";
  name: string;
  arn: string;
}

const text = (element: Element, name: string): string => element.getElementsByTagName(name)[0]?.textContent ?? "";

async function entities(kind: Entity["kind"], operation: string, name: string): Promise<Entity[]> {
  const listed = await everything(async (Marker) => {
    const answer = await queryCall(version, operation, { MaxItems: 1000, Marker });
    const members = [...answer.getElementsByTagName("member")].filter((member) => member.getElementsByTagName("Arn").length > 0);
    return { rows: members.map((member) => ({ kind, name: text(member, name), arn: text(member, "Arn") })), next: text(answer.documentElement, "Marker") };
  });
  return listed.rows;
}

export function Iam() {
  const [secret, setSecret] = useState<{ id: string; key: string } | null>(null);
  const { answer, error } = usePolled(async () => [...(await entities("user", "ListUsers", "UserName")), ...(await entities("role", "ListRoles", "RoleName"))], 5, [place.value]);
  const makeKey = (user: string) => void attempt("", async () => {
    const made = await queryCall(version, "CreateAccessKey", { UserName: user });
    setSecret({ id: text(made.documentElement, "AccessKeyId"), key: text(made.documentElement, "SecretAccessKey") });
  });
  const users = answer?.filter((entity) => entity.kind === "user").length ?? 0;
  return (
    <>
      <h1>IAM</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.length === 0 && <p class="empty">There is neither a user nor a role in this account: only its root calls.</p>}
      {answer && answer.length > 0 && (
        <>
          <p class="hint">{count(users)} {users === 1 ? "user" : "users"}, {count(answer.length - users)} {answer.length - users === 1 ? "role" : "roles"}</p>
          <LongTable
            label="Users and roles" rows={answer} keyOf={(entity) => entity.arn} columns={4}
            head={<><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">ARN</th><th scope="col"><span class="hidden">Actions</span></th></>}
            draw={(entity) => <><th scope="row">{entity.name}</th><td>{entity.kind}</td><td><code>{entity.arn}</code></td><td>{entity.kind === "user" && <button class="quiet" onClick={() => makeKey(entity.name)}>Create a key<span class="hidden"> for {entity.name}</span></button>}</td></>}
          />
        </>
      )}
      {answer && answer.length > 0 && <Simulator entities={answer} />}
      {secret && (
        <Dialog title="A new access key" close={() => setSecret(null)}>
          <p>The secret is shown this once.</p>
          <pre tabIndex={0}>{`export AWS_ACCESS_KEY_ID=${secret.id}\nexport AWS_SECRET_ACCESS_KEY=${secret.key}`}</pre>
          <p class="actions"><Copy text={`export AWS_ACCESS_KEY_ID=${secret.id}\nexport AWS_SECRET_ACCESS_KEY=${secret.key}`}>Copy</Copy></p>
        </Dialog>
      )}
    </>
  );
}

interface Verdict {
  action: string;
  decision: string;
  statements: string[];
}

function Simulator({ entities: known }: { entities: Entity[] }) {
  const [arn, setArn] = useState(known[0].arn);
  const [actions, setActions] = useState("kinesis:PutRecord kinesis:GetRecords");
  const [resource, setResource] = useState("*");
  const [verdicts, setVerdicts] = useState<Verdict[] | null>(null);
  const ask = (event: Event) => {
    event.preventDefault();
    void attempt("", async () => {
      const wanted = Object.fromEntries(actions.trim().split(/[\s,]+/).map((action, i) => [`ActionNames.member.${i + 1}`, action]));
      const answer = await queryCall(version, "SimulatePrincipalPolicy", { PolicySourceArn: arn, "ResourceArns.member.1": resource, ...wanted });
      const results = [...answer.getElementsByTagName("EvalActionName")].map((name) => name.parentElement!);
      setVerdicts(results.map((result) => ({
        action: text(result, "EvalActionName"),
        decision: text(result, "EvalDecision"),
        statements: [...(result.getElementsByTagName("MatchedStatements")[0]?.children ?? [])].map((statement) => text(statement, "SourcePolicyId")),
      })));
    });
  };
  return (
    <section aria-labelledby="simulator">
      <h2 id="simulator">May they?</h2>
      <form class="bar" onSubmit={ask}>
        {known.length > mostToChoose
          ? <label>Whose ARN <input class="wide" value={arn} onInput={(event) => setArn(event.currentTarget.value)} /></label>
          : <label>Who <select value={arn} onChange={(event) => setArn(event.currentTarget.value)}>{known.map((entity) => <option key={entity.arn} value={entity.arn}>{entity.name}</option>)}</select></label>}
        <label>Actions <input class="wide" value={actions} onInput={(event) => setActions(event.currentTarget.value)} /></label>
        <label>Resource <input class="wide" value={resource} onInput={(event) => setResource(event.currentTarget.value)} /></label>
        <button type="submit">Ask</button>
      </form>
      {verdicts && (
        <table>
          <thead><tr><th scope="col">Action</th><th scope="col">Verdict</th><th scope="col">Decided by the statements of</th></tr></thead>
          <tbody>{verdicts.map((verdict) => <tr key={verdict.action}><th scope="row">{verdict.action}</th><td><Health good={verdict.decision === "allowed"}>{verdict.decision}</Health></td><td>{verdict.statements.join(", ") || "none: what nothing allows is refused"}</td></tr>)}</tbody>
        </table>
      )}
    </section>
  );
}

// Users, their keys, and roles; whether keys of others are let in; and what everybody may do.
import { useState } from "preact/hooks";
import { count } from "../lib/format";
import { queryCall } from "../lib/http";
import { attempt } from "../lib/notice";
import { everything } from "../lib/pages";
import { usePolled } from "../lib/polling";
import { place } from "../lib/server";
import { LongTable } from "../ui/long-table";
import { Copy, Dialog } from "../ui/parts";
import { Enforcement } from "./enforcement";
import { iamVersion, text, Simulator } from "./simulator";

export interface Entity {
  kind: "user" | "role";
  name: string;
  arn: string;
}

const members = (answer: Document, within: string): Element[] => [...(answer.getElementsByTagName(within)[0]?.children ?? [])];

async function entities(kind: Entity["kind"], operation: string, name: string): Promise<Entity[]> {
  const listed = await everything(async (Marker) => {
    const answer = await queryCall(iamVersion, operation, { MaxItems: 1000, Marker });
    const found = [...answer.getElementsByTagName("member")].filter((member) => member.getElementsByTagName("Arn").length > 0);
    return { rows: found.map((member) => ({ kind, name: text(member, name), arn: text(member, "Arn") })), next: text(answer, "Marker") };
  });
  return listed.rows;
}

export function Iam() {
  const [secret, setSecret] = useState<{ id: string; key: string } | null>(null);
  const [name, setName] = useState("");
  const [turn, setTurn] = useState(0);
  const { answer, error, again } = usePolled(async () => [...(await entities("user", "ListUsers", "UserName")), ...(await entities("role", "ListRoles", "RoleName"))], 5, [place.value]);
  const makeKey = (user: string) => void attempt("", async () => {
    const made = await queryCall(iamVersion, "CreateAccessKey", { UserName: user });
    setSecret({ id: text(made, "AccessKeyId"), key: text(made, "SecretAccessKey") });
  }).then(() => setTurn((now) => now + 1));
  const makeUser = (event: Event) => {
    event.preventDefault();
    void attempt(`The user ${name} is there, and may do nothing yet.`, () => queryCall(iamVersion, "CreateUser", { UserName: name })).then((made) => {
      if (made) setName("");
      again();
    });
  };
  const users = answer?.filter((entity) => entity.kind === "user").length ?? 0;
  const lines = secret && `export AWS_ACCESS_KEY_ID=${secret.id}\nexport AWS_SECRET_ACCESS_KEY=${secret.key}`;
  return (
    <>
      <h1>IAM</h1>
      <Enforcement />
      <h2>Users and roles</h2>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.length === 0 && <p class="empty">There is neither a user nor a role in this account: only its root calls.</p>}
      {answer && answer.length > 0 && (
        <>
          <p class="hint">{count(users)} {users === 1 ? "user" : "users"}, {count(answer.length - users)} {answer.length - users === 1 ? "role" : "roles"}</p>
          <LongTable
            label="Users and roles" rows={answer} keyOf={(entity) => entity.arn} columns={5}
            head={<><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Keys</th><th scope="col">ARN</th><th scope="col"><span class="hidden">Actions</span></th></>}
            draw={(entity) => <><th scope="row">{entity.name}</th><td>{entity.kind}</td><td>{entity.kind === "user" && <Keys user={entity.name} turn={turn} />}</td><td><code>{entity.arn}</code></td><td>{entity.kind === "user" && <button class="quiet" onClick={() => makeKey(entity.name)}>Create a key<span class="hidden"> for {entity.name}</span></button>}</td></>}
          />
        </>
      )}
      <form class="bar" onSubmit={makeUser}><label>New user <input required pattern="[\w+=,.@\-]{1,64}" value={name} onInput={(event) => setName(event.currentTarget.value)} /></label><button type="submit">Create</button></form>
      {answer && answer.length > 0 && <Simulator entities={answer} />}
      {lines && (
        <Dialog title="A new access key" close={() => setSecret(null)}>
          <p>The secret is shown this once.</p>
          <pre tabIndex={0}>{lines}</pre>
          <p class="actions"><Copy text={lines}>Copy</Copy></p>
        </Dialog>
      )}
    </>
  );
}

/** The keys of a user, who are asked for where they are in view. */
function Keys({ user, turn }: { user: string; turn: number }) {
  const { answer } = usePolled(async () => members(await queryCall(iamVersion, "ListAccessKeys", { UserName: user }), "AccessKeyMetadata"), 5, [user, turn]);
  return <>{answer?.map((key, i) => <span key={text(key, "AccessKeyId")}>{i > 0 && ", "}<code>{text(key, "AccessKeyId")}</code>{text(key, "Status") !== "Active" && " (switched off)"}</span>)}</>;
}

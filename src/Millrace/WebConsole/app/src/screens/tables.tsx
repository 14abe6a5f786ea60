// Tables and their items: scanned, asked by key, or by PartiQL; an item is changed as typed JSON.
import { useRef, useState } from "preact/hooks";
import { bytes, count, duration } from "../lib/format";
import { aws } from "../lib/http";
import type { Item } from "../lib/leases";
import { attempt } from "../lib/notice";
import { everything } from "../lib/pages";
import { useNow, usePolled } from "../lib/polling";
import { link, route, setQuery } from "../lib/router";
import { place } from "../lib/server";
import { LongTable } from "../ui/long-table";
import { Confirm, Dialog, Health } from "../ui/parts";
import { Changes } from "./changes";

interface Index {
  IndexName: string;
  /** Of a global one. */
  IndexStatus?: string;
  KeySchema: { AttributeName: string; KeyType: string }[];
}

interface Description {
  TableName: string;
  TableStatus: string;
  ItemCount: number;
  TableSizeBytes: number;
  KeySchema: { AttributeName: string; KeyType: string }[];
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  GlobalSecondaryIndexes?: Index[];
  LocalSecondaryIndexes?: Index[];
  StreamSpecification?: { StreamEnabled: boolean; StreamViewType: string };
  LatestStreamArn?: string;
}

const comparisons = ["=", "<", "<=", ">", ">=", "begins with"];

const condition = (name: string, comparison: string, value: string): string => (comparison === "begins with" ? `begins_with(${name}, ${value})` : `${name} ${comparison} ${value}`);

const pageSize = 100;
const mostAtOnce = 25;

export function Tables() {
  const name = route.value.path[1];
  return name ? <TablePage key={name} name={name} /> : <TableList />;
}

function TableList() {
  const { answer, error } = usePolled(() => everything(async (ExclusiveStartTableName) => {
    const page = await aws<{ TableNames: string[]; LastEvaluatedTableName?: string }>("dynamodb", "ListTables", { ExclusiveStartTableName });
    return { rows: page.TableNames, next: page.LastEvaluatedTableName };
  }), 5, [place.value]);
  return (
    <>
      <h1>Tables</h1>
      {error && <p role="alert" class="bad">{"\u25B2"} {error}</p>}
      {answer?.rows.length === 0 && <p class="empty">There is no table in {place.value.region} yet.</p>}
      {answer && answer.rows.length > 0 && (
        <>
          <p class="hint">{count(answer.rows.length)} {answer.rows.length === 1 ? "table" : "tables"}{answer.cut && ", and there are more"}</p>
          <LongTable
            label="Tables" rows={answer.rows} keyOf={(name) => name} columns={7}
            head={<><th scope="col">Name</th><th scope="col">Status</th><th scope="col">Key</th><th scope="col">Indexes</th><th scope="col">Stream</th><th scope="col" class="number">Items</th><th scope="col" class="number">Size</th></>}
            draw={(name) => <TableCells name={name} />}
          />
        </>
      )}
    </>
  );
}

/** The line of a table, which asks for its own description: those in view do. */
function TableCells({ name }: { name: string }) {
  const table = usePolled(async () => (await aws<{ Table: Description }>("dynamodb", "DescribeTable", { TableName: name })).Table, 5, [name]).answer;
  return (
    <>
      <th scope="row"><a href={link(["tables", name])}>{name}</a></th>
      <td>{table && <Health good={table.TableStatus === "ACTIVE"}>{table.TableStatus}</Health>}</td>
      <td>{table?.KeySchema.map((key) => key.AttributeName).join(", ")}</td>
      <td>{table?.GlobalSecondaryIndexes?.map((index) => `${index.IndexName} (${index.IndexStatus})`).join(", ")}</td>
      <td>{table?.StreamSpecification?.StreamEnabled ? table.StreamSpecification.StreamViewType : ""}</td>
      <td class="number">{table && count(table.ItemCount ?? 0)}</td><td class="number">{table && bytes(table.TableSizeBytes ?? 0)}</td>
    </>
  );
}

interface Page {
  items: Item[];
  /** Where a scan or a query goes on, or the token of a statement; null where there is no more. */
  next: Item | string | null;
}

function TablePage({ name }: { name: string }) {
  const described = usePolled(async () => (await aws<{ Table: Description }>("dynamodb", "DescribeTable", { TableName: name })).Table, 30, [name]);
  // The address holds the question.
  const query = route.value.query;
  const index = query.get("index") ?? "";
  const keys = { get: (attribute: string) => query.get(`key.${attribute}`) ?? "", compare: query.get("compare") ?? "=" };
  const statement = query.get("statement") ?? `SELECT * FROM "${name}"`;
  const now = useNow();
  const [page, setPage] = useState<Page | null>(null);
  const busy = useRef(false);
  const [edited, setEdited] = useState<Item | null>(null);
  const [deleting, setDeleting] = useState<Item[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const expiring = usePolled(async () => (await aws<{ TimeToLiveDescription: { TimeToLiveStatus: string; AttributeName?: string } }>("dynamodb", "DescribeTimeToLive", { TableName: name })).TimeToLiveDescription, 30, [name]).answer;
  const expires = expiring?.TimeToLiveStatus === "ENABLED" ? expiring.AttributeName : undefined;
  const table = described.answer;
  if (described.error) return <><h1>{name}</h1><p role="alert" class="bad">{"\u25B2"} {described.error}</p></>;
  if (!table) return <><h1>{name}</h1><p class="empty">Asking {"\u2026"}</p></>;
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  const schema = indexes.find((candidate) => candidate.IndexName === index)?.KeySchema ?? table.KeySchema;
  const typeOf = (attribute: string) => table.AttributeDefinitions.find((definition) => definition.AttributeName === attribute)?.AttributeType ?? "S";
  const ask = async (question: () => Promise<void>) => {
    if (busy.current) return;
    busy.current = true;
    await attempt("", question);
    busy.current = false;
  };
  const state = async (more: boolean) => {
    const found = await aws<{ Items?: Item[]; NextToken?: string }>("dynamodb", "ExecuteStatement", { Statement: statement, Limit: pageSize, ...(more && { NextToken: page!.next }) });
    setPage({ items: [...(more ? page!.items : []), ...(found.Items ?? [])], next: found.NextToken ?? null });
  };
  const look = (more: boolean) => void ask(async () => {
    if (more && page?.next === null) return;
    if (more && typeof page?.next === "string") return state(true);
    const given = schema.filter((key) => keys.get(key.AttributeName));
    const start = more && page?.next ? { ExclusiveStartKey: page.next } : {};
    const common = { TableName: name, Limit: pageSize, ...(index && { IndexName: index }), ...start };
    const found = given.some((key) => key.KeyType === "HASH")
      ? await aws<{ Items: Item[]; LastEvaluatedKey?: Item }>("dynamodb", "Query", {
          ...common,
          KeyConditionExpression: given.map((key, i) => condition(`#k${i}`, key.KeyType === "HASH" ? "=" : keys.compare, `:k${i}`)).join(" AND "),
          ExpressionAttributeNames: Object.fromEntries(given.map((key, i) => [`#k${i}`, key.AttributeName])),
          ExpressionAttributeValues: Object.fromEntries(given.map((key, i) => [`:k${i}`, { [typeOf(key.AttributeName)]: keys.get(key.AttributeName) }])),
        })
      : await aws<{ Items: Item[]; LastEvaluatedKey?: Item }>("dynamodb", "Scan", common);
    if (!more) setChosen(new Set());
    setPage({ items: [...(more ? (page?.items ?? []) : []), ...found.Items], next: found.LastEvaluatedKey ?? null });
  });
  if (page === null) look(false);
  const run = (event: Event) => {
    event.preventDefault();
    void ask(() => state(false));
  };
  const keyOf = (item: Item) => Object.fromEntries(table.KeySchema.map((key) => [key.AttributeName, item[key.AttributeName]]));
  const idOf = (item: Item) => JSON.stringify(keyOf(item));
  const choose = (ids: string[], on: boolean) => setChosen((now) => new Set([...now].filter((id) => !ids.includes(id)).concat(on ? ids : [])));
  const picked = page?.items.filter((item) => chosen.has(idOf(item))) ?? [];
  // What is past is deleted by the server's own sweep, as what grows old is.
  const expire = (item: Item) => void attempt("The item has expired; it is swept away soon.", () => aws("dynamodb", "UpdateItem", {
    TableName: name, Key: keyOf(item), UpdateExpression: "SET #t = :t", ConditionExpression: "attribute_exists(#k)",
    ExpressionAttributeNames: { "#t": expires, "#k": table.KeySchema[0].AttributeName }, ExpressionAttributeValues: { ":t": { N: String(Math.floor(Date.now() / 1000) - 1) } },
  })).then(() => look(false));
  const columns = [...new Set([...table.KeySchema.map((key) => key.AttributeName), ...(page?.items ?? []).flatMap(Object.keys)])].slice(0, 12);
  return (
    <>
      <p class="crumbs"><a href={link(["tables"])}>Tables</a></p>
      <h1>{name}</h1>
      <p class="facts">
        <Health good={table.TableStatus === "ACTIVE"}>{table.TableStatus}</Health>
        {indexes.map((item) => <span key={item.IndexName}>index {item.IndexName} ({item.KeySchema.map((key) => key.AttributeName).join(", ")}) {item.IndexStatus && <Health good={item.IndexStatus === "ACTIVE"}>{item.IndexStatus}</Health>}</span>)}
        {table.StreamSpecification?.StreamEnabled && <span>stream: {table.StreamSpecification.StreamViewType}</span>}
      </p>
      <form class="bar" onSubmit={(event) => { event.preventDefault(); look(false); }}>
        {indexes.length > 0 && <label>By <select value={index} onChange={(event) => setQuery({ index: event.currentTarget.value })}><option value="">the table's key</option>{indexes.map((item) => <option key={item.IndexName}>{item.IndexName}</option>)}</select></label>}
        {schema.map((key) => (
          <span key={key.AttributeName}>
            <label for={`key-${key.AttributeName}`}>{key.AttributeName}</label>{" "}
            {key.KeyType === "RANGE" && <select aria-label={`How ${key.AttributeName} compares`} value={keys.compare} onChange={(event) => setQuery({ compare: event.currentTarget.value === "=" ? null : event.currentTarget.value })}>{comparisons.map((comparison) => <option key={comparison}>{comparison}</option>)}</select>}{" "}
            <input id={`key-${key.AttributeName}`} data-filter={key.KeyType === "HASH" ? "" : undefined} value={keys.get(key.AttributeName)} placeholder={key.KeyType === "HASH" ? "all" : "any"} onInput={(event) => setQuery({ [`key.${key.AttributeName}`]: event.currentTarget.value })} />
          </span>
        ))}
        <button type="submit">Look</button>
        <button type="button" onClick={() => setEdited({})}>New item</button>
      </form>
      <form class="bar" onSubmit={run}><label>PartiQL <input class="wide" value={statement} onInput={(event) => setQuery({ statement: event.currentTarget.value })} /></label><button type="submit">Run</button></form>
      {page && <p class="bar"><span class="hint">{count(page.items.length)} {page.items.length === 1 ? "item" : "items"}{page.next && ", and there are more"}{expires && `; they expire by ${expires}`}</span>{picked.length > 0 && <button onClick={() => setDeleting(picked)}>Delete {count(picked.length)}</button>}</p>}
      {page && page.items.length > 0 && (
        <LongTable
          label="Items" rows={page.items} keyOf={idOf} columns={columns.length + (expires ? 3 : 2)} onEnd={() => look(true)}
          head={<><th scope="col"><input type="checkbox" aria-label="Choose all" checked={picked.length === page.items.length} onChange={(event) => choose(page.items.map(idOf), event.currentTarget.checked)} /></th>{columns.map((column) => <th key={column} scope="col">{column}</th>)}{expires && <th scope="col" class="number">Expires in</th>}<th scope="col"><span class="hidden">Actions</span></th></>}
          draw={(item) => (
            <>
              <td><input type="checkbox" aria-label={`Choose ${idOf(item)}`} checked={chosen.has(idOf(item))} onChange={(event) => choose([idOf(item)], event.currentTarget.checked)} /></td>
              {columns.map((column) => <td key={column} class="long">{item[column] && <Cell value={item[column]} />}</td>)}
              {expires && <td class="number">{left(item[expires]?.N, now)}</td>}
              <td><button class="quiet" onClick={() => setEdited(item)}>Edit</button>{expires && <button class="quiet" onClick={() => expire(item)}>Expire now</button>}<button class="quiet" onClick={() => setDeleting([item])}>Delete</button></td>
            </>
          )}
        />
      )}
      {page?.next && <p><button onClick={() => look(true)}>More</button></p>}
      <Changes table={name} arn={table.StreamSpecification?.StreamEnabled ? (table.LatestStreamArn ?? null) : null} changed={described.again} />
      {edited && <EditItem table={name} item={edited} close={() => setEdited(null)} done={() => look(false)} />}
      {deleting && (
        <Confirm title={deleting.length === 1 ? "Delete the item?" : `Delete ${count(deleting.length)} items?`} action={deleting.length === 1 ? "Delete it" : "Delete them"} close={() => setDeleting(null)} run={() => void attempt(deleting.length === 1 ? "The item is gone." : "The items are gone.", () => removeAll(name, deleting.map(keyOf))).then(() => look(false))}>
          <pre class="wrap">{deleting.map(idOf).join("\n")}</pre>
        </Confirm>
      )}
    </>
  );
}

/** Deletes items, as many at once as a batch takes, and again those that the table had no time for. */
async function removeAll(table: string, keys: Item[]) {
  for (let at = 0; at < keys.length; at += mostAtOnce) {
    let requests: object[] = keys.slice(at, at + mostAtOnce).map((Key) => ({ DeleteRequest: { Key } }));
    while (requests.length > 0) {
      const answer = await aws<{ UnprocessedItems?: Record<string, object[]> }>("dynamodb", "BatchWriteItem", { RequestItems: { [table]: requests } });
      requests = answer.UnprocessedItems?.[table] ?? [];
    }
  }
}

/** How long an item still lives, by the time in seconds that it has. */
function left(seconds: string | undefined, now: number): string {
  if (seconds === undefined) return "";
  const milliseconds = Number(seconds) * 1000 - now;
  return milliseconds > 0 ? duration(milliseconds) : "past";
}

/** A value with its type, as DynamoDB names it. */
function Cell({ value }: { value: object }) {
  const [type, content] = Object.entries(value)[0];
  return <><span class="form">{type}</span> <bdi>{typeof content === "string" ? content : JSON.stringify(content)}</bdi></>;
}

function EditItem({ table, item, close, done }: { table: string; item: Item; close: () => void; done: () => void }) {
  const [text, setText] = useState(JSON.stringify(item, null, 2));
  const save = (event: Event) => {
    event.preventDefault();
    void attempt("The item is stored.", async () => aws("dynamodb", "PutItem", { TableName: table, Item: JSON.parse(text) })).then((stored) => {
      if (!stored) return;
      close();
      done();
    });
  };
  return (
    <Dialog title="Item" close={close}>
      <form onSubmit={save}>
        <label>Typed JSON <textarea rows={16} spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} /></label>
        <p class="actions"><button type="submit">Store</button></p>
      </form>
    </Dialog>
  );
}

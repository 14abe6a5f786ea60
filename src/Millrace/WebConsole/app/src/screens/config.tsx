// How a stream is set up, and what of it can be changed here.
import { useState } from "preact/hooks";
import { count } from "../lib/format";
import { aws } from "../lib/http";
import { attempt } from "../lib/notice";
import { usePolled } from "../lib/polling";
import { Copy, Time } from "../ui/parts";

interface Summary {
  StreamARN: string;
  StreamStatus: string;
  StreamModeDetails: { StreamMode: string };
  RetentionPeriodHours: number;
  StreamCreationTimestamp: number;
  EnhancedMonitoring: { ShardLevelMetrics: string[] }[];
  EncryptionType?: string;
  KeyId?: string;
  OpenShardCount: number;
  ConsumerCount: number;
  MaxRecordSizeInKiB?: number;
}

export function Config({ name, arn }: { name: string; arn: string }) {
  const { answer, error, again } = usePolled(async () => {
    const [stream, tags] = await Promise.all([
      aws<{ StreamDescriptionSummary: Summary }>("kinesis", "DescribeStreamSummary", { StreamName: name }),
      aws<{ Tags: { Key: string; Value: string }[] }>("kinesis", "ListTagsForStream", { StreamName: name }),
    ]);
    return { stream: stream.StreamDescriptionSummary, tags: tags.Tags };
  }, 5, [arn]);
  const [hours, setHours] = useState("");
  if (error) return <p role="alert" class="bad">{"\u25B2"} {error}</p>;
  if (!answer) return <p class="empty">Asking {"\u2026"}</p>;
  const { stream, tags } = answer;
  const keep = (event: Event) => {
    event.preventDefault();
    const wanted = Number(hours);
    const operation = wanted > stream.RetentionPeriodHours ? "IncreaseStreamRetentionPeriod" : "DecreaseStreamRetentionPeriod";
    void attempt(`Records are kept for ${wanted} hours.`, () => aws("kinesis", operation, { StreamName: name, RetentionPeriodHours: wanted })).then(again);
  };
  const onDemand = stream.StreamModeDetails.StreamMode === "ON_DEMAND";
  const changeMode = () => void attempt("The mode is being changed.", () => aws("kinesis", "UpdateStreamMode", { StreamARN: arn, StreamModeDetails: { StreamMode: onDemand ? "PROVISIONED" : "ON_DEMAND" } })).then(again);
  return (
    <>
      <dl>
        <dt>ARN</dt><dd><code>{stream.StreamARN}</code> <Copy text={stream.StreamARN}>Copy</Copy></dd>
        <dt>Made</dt><dd><Time at={stream.StreamCreationTimestamp * 1000} /></dd>
        <dt>Mode</dt><dd>{onDemand ? "on-demand" : "provisioned"} <button class="quiet" onClick={changeMode}>Make it {onDemand ? "provisioned" : "on-demand"}</button></dd>
        <dt>Open shards</dt><dd>{count(stream.OpenShardCount)}</dd>
        <dt>Consumers</dt><dd>{count(stream.ConsumerCount)}</dd>
        <dt>Largest record</dt><dd>{count(stream.MaxRecordSizeInKiB ?? 1024)} KiB</dd>
        <dt>Encryption</dt><dd>{stream.EncryptionType === "KMS" ? `KMS, ${stream.KeyId}` : "none"}</dd>
        <dt>Shard-level metrics</dt><dd>{stream.EnhancedMonitoring.flatMap((entry) => entry.ShardLevelMetrics).join(", ") || "none"}</dd>
        <dt>Kept for</dt><dd>{stream.RetentionPeriodHours} hours</dd>
      </dl>
      <form class="bar" onSubmit={keep}><label>Keep records for <input class="short" type="number" min="24" max="8760" required value={hours} onInput={(event) => setHours(event.currentTarget.value)} /> hours</label><button type="submit">Change</button></form>
      <h2>Tags</h2>
      {tags.length === 0 ? <p class="empty">None.</p> : <table><thead><tr><th scope="col">Key</th><th scope="col">Value</th></tr></thead><tbody>{tags.map((tag) => <tr key={tag.Key}><th scope="row">{tag.Key}</th><td>{tag.Value}</td></tr>)}</tbody></table>}
    </>
  );
}

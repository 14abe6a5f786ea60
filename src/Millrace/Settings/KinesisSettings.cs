using System.Text.Json.Nodes;
using Millrace.Kinesis;
using static Millrace.Settings.KinesisSetting;

namespace Millrace.Settings;

/// <summary>Every setting of Kinesis, once (facts/kinesis.md 9).</summary>
internal static class KinesisSettings
{
    public static IReadOnlyList<KinesisSetting> All { get; } =
    [
        Duration("create-duration", "How long a stream is CREATING", static o => o.CreateDuration, static (o, v) => o with { CreateDuration = v }),
        Duration("delete-duration", "How long a stream is DELETING", static o => o.DeleteDuration, static (o, v) => o with { DeleteDuration = v }),
        Duration("reshard-duration", "How long a stream is UPDATING to split, merge or scale", static o => o.ReshardDuration, static (o, v) => o with { ReshardDuration = v }),
        Duration("mode-duration", "How long a stream is UPDATING to switch its mode", static o => o.ModeDuration, static (o, v) => o with { ModeDuration = v }),
        Duration("encryption-duration", "How long a stream is UPDATING to start or stop encryption", static o => o.EncryptionDuration, static (o, v) => o with { EncryptionDuration = v }),
        Duration("setting-duration", "How long a stream is UPDATING for its other settings", static o => o.SettingDuration, static (o, v) => o with { SettingDuration = v }),
        Duration("consumer-duration", "How long a consumer is CREATING or DELETING", static o => o.ConsumerDuration, static (o, v) => o with { ConsumerDuration = v }),
        Duration("subscription-duration", "How long a subscription lasts", static o => o.SubscriptionDuration, static (o, v) => o with { SubscriptionDuration = v }),
        Duration("heartbeat-interval", "How long a subscription may be silent", static o => o.HeartbeatInterval, static (o, v) => o with { HeartbeatInterval = v }),
        Duration("iterator-lifetime", "How long a shard iterator lives", static o => o.IteratorLifetime, static (o, v) => o with { IteratorLifetime = v }),
        Duration("token-lifetime", "How long the token of a list lives", static o => o.TokenLifetime, static (o, v) => o with { TokenLifetime = v }),
        Duration("trim-interval", "How often what has passed out of retention is freed", static o => o.TrimInterval, static (o, v) => o with { TrimInterval = v }),
        OptionalCount("shard-limit", "Open shards of an account's provisioned streams in a region; none is AWS's number", static o => o.ShardLimit, static (o, v) => o with { ShardLimit = v }),
        Count("on-demand-stream-limit", "On-demand streams of an account in a region", static o => o.OnDemandStreamLimit, static (o, v) => o with { OnDemandStreamLimit = v }),
        Count("creating-stream-limit", "Streams CREATING at once", static o => o.CreatingStreamLimit, static (o, v) => o with { CreatingStreamLimit = v }),
        Count("consumer-limit", "Consumers of a stream", static o => o.ConsumerLimit, static (o, v) => o with { ConsumerLimit = v }),
        Count("creating-consumer-limit", "Consumers of a stream CREATING at once", static o => o.CreatingConsumerLimit, static (o, v) => o with { CreatingConsumerLimit = v }),
        Count("encryption-change-limit", "Starts, and stops, of a stream's encryption in 24 hours", static o => o.EncryptionChangeLimit, static (o, v) => o with { EncryptionChangeLimit = v }),
        Limit("write-bytes-per-second", "Bytes written to a shard", static l => l.WriteBytesPerSecond, static (l, v) => l with { WriteBytesPerSecond = v }),
        Limit("write-records-per-second", "Records written to a shard", static l => l.WriteRecordsPerSecond, static (l, v) => l with { WriteRecordsPerSecond = v }),
        Limit("large-record-burst-bytes", "A shard's reserve for records larger than a second's bytes", static l => l.LargeRecordBurstBytes, static (l, v) => l with { LargeRecordBurstBytes = v }),
        Limit("read-bytes-per-second", "Bytes that GetRecords reads from a shard", static l => l.ReadBytesPerSecond, static (l, v) => l with { ReadBytesPerSecond = v }),
        Limit("read-calls-per-second", "GetRecords calls to a shard", static l => l.ReadCallsPerSecond, static (l, v) => l with { ReadCallsPerSecond = v }),
        Limit("iterator-calls-per-second", "GetShardIterator calls to a shard", static l => l.IteratorCallsPerSecond, static (l, v) => l with { IteratorCallsPerSecond = v }),
        Limit("subscribe-calls-per-second", "SubscribeToShard calls to a shard by one consumer", static l => l.SubscribeCallsPerSecond, static (l, v) => l with { SubscribeCallsPerSecond = v }),
        Limit("fan-out-bytes-per-second", "Bytes pushed to one consumer of a shard", static l => l.FanOutBytesPerSecond, static (l, v) => l with { FanOutBytesPerSecond = v }),
        Factor("limits-scale", "What the limits of shards are multiplied by", static o => o.Limits.Scale, static (o, v) => o with { Limits = o.Limits with { Scale = v } }),
        Switch("on-demand-scaling", "Let on-demand streams grow with their traffic", static o => o.OnDemandScaling, static (o, v) => o with { OnDemandScaling = v }),
        Switch("control-plane-rates", "Hold calls that manage streams to AWS's rates", static o => o.Limits.ControlPlaneRates, static (o, v) => o with { Limits = o.Limits with { ControlPlaneRates = v } }),
    ];

    /// <summary>The presets; the first is the one that holds unless another is named.</summary>
    public static IReadOnlyList<(string Name, KinesisOptions Options)> Presets { get; } = [("fast", KinesisOptions.Fast), ("aws", KinesisOptions.Aws)];

    /// <summary>The member of JSON that names a preset.</summary>
    public const string PresetMember = "preset";

    /// <summary>The options of a preset.</summary>
    /// <exception cref="FormatException">There is none of the name.</exception>
    public static KinesisOptions Preset(string name) =>
        Presets.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Options
        ?? throw new FormatException($"'{name}' is none of {string.Join(", ", Presets.Select(static preset => preset.Name))}.");

    /// <summary>The options of the preset that a request names; of the first when it names none.</summary>
    /// <exception cref="FormatException">There is none of the name; the text names the member.</exception>
    public static KinesisOptions PresetOf(JsonObject request)
    {
        if (!request.TryGetPropertyValue(PresetMember, out var name)) return Presets[0].Options;

        try
        {
            return Preset(name is JsonValue scalar ? scalar.ToString() : name?.ToJsonString() ?? "null");
        }
        catch (FormatException wrong)
        {
            throw new FormatException($"{PresetMember}: {wrong.Message}", wrong);
        }
    }

    /// <summary>Every setting with its value.</summary>
    public static JsonObject ToJson(KinesisOptions options)
    {
        var values = new JsonObject();
        foreach (var setting in All) values[setting.Member] = setting.Read(options);
        return values;
    }
}

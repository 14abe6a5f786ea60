namespace Millrace.Kinesis.Metering;

/// <summary>A stream as an observer sees it: what it is, and what has gone through it.</summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
/// <param name="Status">One of <see cref="Model.Kinesis.StreamStatus"/>.</param>
/// <param name="Mode">One of <see cref="Model.Kinesis.StreamMode"/>.</param>
/// <param name="OpenShards">How many shards take records.</param>
/// <param name="RetentionPeriodHours">How long records are kept.</param>
/// <param name="Consumers">How many consumers are registered.</param>
/// <param name="CreatedAt">When it was made, in epoch milliseconds.</param>
/// <param name="Total">What was counted of all shards, of expired ones too.</param>
/// <param name="Shards">What each shard has counted that was used since the server started, by its id.</param>
public sealed record StreamActivity(
    string AccountId,
    string Region,
    string Name,
    string Arn,
    string Status,
    string Mode,
    int OpenShards,
    int RetentionPeriodHours,
    int Consumers,
    long CreatedAt,
    ShardCounts Total,
    IReadOnlyList<KeyValuePair<string, ShardCounts>> Shards);

namespace Millrace.Administration.Faults;

/// <summary>Which requests fail or wait, and how.</summary>
internal sealed record FaultRule
{
    /// <summary>The number that it is deleted by; given by the server.</summary>
    public int? Id { get; init; }

    /// <summary>The operation's name, as in <c>PutRecord</c>; null for all.</summary>
    public string? Operation { get; init; }

    /// <summary>The stream's name; null for all requests, also those about no stream.</summary>
    public string? Stream { get; init; }

    /// <summary>
    /// The shard's id; null for all. Requests about one shard match: PutRecord, GetRecords, GetShardIterator, SplitShard, MergeShards (the first of
    /// the two) and SubscribeToShard.
    /// </summary>
    public string? Shard { get; init; }

    /// <summary>
    /// What is hit in place of the request as a whole: <c>record</c> (each record of a PutRecords by itself), <c>page</c> (a GetRecords that finds
    /// records answers none this time) or <c>event</c> (a subscription ends with the error in place of an event with records).
    /// </summary>
    public string? Part { get; init; }

    /// <summary>Every how many requests that match one is hit: 1 for each of them, 3 for the third, the sixth and so on.</summary>
    public int? Every { get; init; }

    /// <summary>How likely it is that a request that matches is hit, above 0 and up to 1; in place of <see cref="Every"/>.</summary>
    public double? Probability { get; init; }

    /// <summary>What the chance begins with: the same seed hits the same requests of a sequence. 0 when it is not given.</summary>
    public int? Seed { get; init; }

    /// <summary>The error's code, as in <c>ProvisionedThroughputExceededException</c>; null when the request only waits.</summary>
    public string? Error { get; init; }

    /// <summary>The error's text; AWS's where it is known and none is given.</summary>
    public string? Message { get; init; }

    /// <summary>The error's HTTP status; 400, or 500 for <c>InternalFailure</c> and 503 for <c>ServiceUnavailable</c>, when it is not given.</summary>
    public int? Status { get; init; }

    /// <summary>How long the request waits before that, by the server's clock.</summary>
    public int? DelayMilliseconds { get; init; }

    /// <summary>How many requests it has hit.</summary>
    public long? Hits { get; init; }
}

/// <summary>The rules, in the order in which they are tried.</summary>
internal sealed record FaultList(IReadOnlyList<FaultRule> Rules);

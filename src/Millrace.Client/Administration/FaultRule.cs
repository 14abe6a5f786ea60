namespace Millrace.Client.Administration;

/// <summary>
/// Which requests fail or wait, and how: all that match <see cref="Operation"/>, <see cref="Stream"/> and <see cref="Shard"/>, or of those every
/// n-th, or some by chance.
/// </summary>
public sealed record FaultRule
{
    /// <summary>The id that the server gives it; leave it out when adding a rule.</summary>
    public int? Id { get; init; }

    /// <summary>The operation's name, as in <c>PutRecord</c>; null for all.</summary>
    public string? Operation { get; init; }

    /// <summary>The stream's name; null for all requests.</summary>
    public string? Stream { get; init; }

    /// <summary>The shard's id; null for all. Only requests about one shard match it, which PutRecords is not, but for its records one by one.</summary>
    public string? Shard { get; init; }

    /// <summary>
    /// What is hit in place of the request as a whole: <c>record</c> (each record of a PutRecords by itself), <c>page</c> (a GetRecords that finds
    /// records answers none this time) or <c>event</c> (a subscription ends with the error in place of an event with records).
    /// </summary>
    public string? Part { get; init; }

    /// <summary>Every how many matching requests one is hit, 1 or more; each of them when neither this nor a probability is given.</summary>
    public int? Every { get; init; }

    /// <summary>How likely a matching request is hit: above 0, and 1 at most.</summary>
    public double? Probability { get; init; }

    /// <summary>What the chance begins with: the same seed hits the same requests of a sequence; 0 when it is not given.</summary>
    public int? Seed { get; init; }

    /// <summary>The error's code, as in <c>ProvisionedThroughputExceededException</c>; null to let the request only wait.</summary>
    public string? Error { get; init; }

    /// <summary>The error's text; AWS's where it is known, when none is given.</summary>
    public string? Message { get; init; }

    /// <summary>The error's HTTP status, 400 to 599; the usual one of the code when it is not given.</summary>
    public int? Status { get; init; }

    /// <summary>How long the request waits first, by the server's clock; an hour at most.</summary>
    public int? DelayMilliseconds { get; init; }

    /// <summary>How many requests it has hit; the server's to count.</summary>
    public long? Hits { get; init; }
}

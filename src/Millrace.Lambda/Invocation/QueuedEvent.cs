namespace Millrace.Lambda.Invocation;

/// <summary>A call that nobody waits for, as it is stored.</summary>
internal sealed record QueuedEvent
{
    public required string RequestId { get; init; }

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string FunctionName { get; init; }

    /// <summary>The version or the alias; null without.</summary>
    public string? Qualifier { get; init; }

    public required byte[] Payload { get; init; }

    public string? ClientContext { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it is tried next.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>How often the function ran.</summary>
    public int Attempts { get; init; }

    /// <summary>How often in a row it could not be run.</summary>
    public int Refusals { get; init; }
}

namespace Millrace.Lambda.RuntimeApi;

/// <summary>What a function is to work on, and what comes of it.</summary>
/// <param name="RequestId">The call's id.</param>
/// <param name="Payload">JSON.</param>
/// <param name="FunctionArn">The function as the caller addressed it.</param>
/// <param name="Deadline">When its time is up, by the machine's clock.</param>
internal sealed record RuntimeEvent(string RequestId, ReadOnlyMemory<byte> Payload, string FunctionArn, DateTimeOffset Deadline)
{
    private readonly TaskCompletionSource<RuntimeResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the caller tells of itself, JSON; null for nothing.</summary>
    public string? ClientContext { get; init; }

    /// <summary>As in <c>Root=...;Parent=...;Sampled=0</c>.</summary>
    public required string TraceId { get; init; }

    /// <summary>Takes an answer that is streamed, part by part; null when the answer is wanted whole.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? Parts { get; init; }

    /// <summary>Told what an answer is said to be that is streamed, before its first part.</summary>
    public Action<string?>? PartsType { get; init; }

    /// <summary>What the function answered.</summary>
    public Task<RuntimeResult> Result => _result.Task;

    /// <summary>Says what the function answered; the first word counts.</summary>
    public void Complete(RuntimeResult result) => _result.TrySetResult(result);
}

/// <summary>What a function answered.</summary>
/// <param name="Payload">Its answer or its error, JSON; empty where it was given in parts.</param>
/// <param name="ErrorType">The kind of its error, for the log; null when it is none.</param>
internal sealed record RuntimeResult(ReadOnlyMemory<byte> Payload, string? ErrorType);

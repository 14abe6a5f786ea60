using Millrace.Lambda.Functions;

namespace Millrace.Lambda.Invocation;

/// <summary>Calls functions: for whoever waits for an answer, for queues of calls and for event source mappings.</summary>
internal interface IInvocations
{
    /// <summary>Calls a function and waits for what comes of it. That the function fails is an outcome too (facts/lambda.md 4).</summary>
    /// <param name="function">The function; an alias of two versions chooses between them for each call.</param>
    /// <param name="invocation">What it is called with.</param>
    /// <param name="cancellationToken">Ends the wait; the function runs to its end.</param>
    /// <exception cref="Wire.ServiceException">It could not be run: it is not there, it is throttled, or its role or its program is missing.</exception>
    ValueTask<InvocationOutcome> InvokeAsync(FunctionReference function, Invocation invocation, CancellationToken cancellationToken);
}

/// <summary>A call of a function.</summary>
/// <param name="RequestId">The call's id.</param>
/// <param name="Payload">What the function gets, JSON.</param>
internal sealed record Invocation(string RequestId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>What the caller tells of itself, JSON; null for nothing.</summary>
    public string? ClientContext { get; init; }

    /// <summary>When the last of the records arrived that the function is called with, in epoch milliseconds; null for a call without records.</summary>
    public long? LastArrival { get; init; }

    /// <summary>Told of the version once there is an environment for the call; null where nobody wants to know.</summary>
    public Action<string>? Begun { get; init; }

    /// <summary>Told what an answer is said to be that the function streams, before its first part; null where nobody wants to know.</summary>
    public Action<string?>? PartsType { get; init; }

    /// <summary>Takes an answer that the function streams, part by part; null for the answer whole.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? Parts { get; init; }
}

/// <summary>What came of a call.</summary>
/// <param name="ExecutedVersion">The version that ran.</param>
/// <param name="Payload">What the function answered, or says of its failure, JSON.</param>
/// <param name="FunctionError"><c>Unhandled</c> when it failed; null when not.</param>
/// <param name="LogTail">The end of what it logged, 4 KB at most.</param>
internal sealed record InvocationOutcome(string ExecutedVersion, ReadOnlyMemory<byte> Payload, string? FunctionError, ReadOnlyMemory<byte> LogTail)
{
    /// <summary>How long the function worked.</summary>
    public TimeSpan Duration { get; init; }
}

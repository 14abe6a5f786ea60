using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Millrace.Lambda.Functions;

namespace Millrace.Lambda.Invocation;

/// <summary>
/// A call whose answer is passed on while it comes. The function waits for a reader that is slow; one that is gone it does not wait for, and runs to
/// its end all the same.
/// </summary>
internal sealed class AnswerStream : IDisposable
{
    private const int MostWaitingParts = 4;

    private readonly Channel<ReadOnlyMemory<byte>> _parts = Channel.CreateBounded<ReadOnlyMemory<byte>>(MostWaitingParts);
    private readonly TaskCompletionSource<string> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<InvocationOutcome> _outcome;

    private AnswerStream(IInvocations invocations, FunctionReference function, Invocation invocation) =>
        _outcome = RunAsync(invocations, function, invocation with { Begun = version => _begun.TrySetResult(version), PartsType = type => ContentType = type, Parts = WriteAsync });

    /// <summary>The version that is called.</summary>
    public string Version { get; private set; } = FunctionKey.Latest;

    /// <summary>What the answer is said to be, where it is streamed: known from its first part on.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Begins a call; done when there is an environment for it.</summary>
    /// <param name="invocations">Calls functions.</param>
    /// <param name="function">The function.</param>
    /// <param name="invocation">What it is called with.</param>
    /// <exception cref="Wire.ServiceException">It could not be run.</exception>
    public static async Task<AnswerStream> BeginAsync(IInvocations invocations, FunctionReference function, Invocation invocation)
    {
        var answer = new AnswerStream(invocations, function, invocation);
        if (await Task.WhenAny(answer._begun.Task, answer._outcome) == answer._outcome) await answer._outcome;
        answer.Version = await answer._begun.Task;
        return answer;
    }

    /// <summary>The parts as they come; what the function answers whole is one part.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var part in _parts.Reader.ReadAllAsync(cancellationToken)) yield return part;
        var outcome = await _outcome;
        if (outcome is { FunctionError: null, Payload.IsEmpty: false }) yield return outcome.Payload;
    }

    /// <summary>What came of the call, once every part is read.</summary>
    public Task<InvocationOutcome> Outcome => _outcome;

    /// <summary>Nobody reads any more.</summary>
    public void Dispose() => _parts.Writer.TryComplete();

    private async Task<InvocationOutcome> RunAsync(IInvocations invocations, FunctionReference function, Invocation invocation)
    {
        try
        {
            return await invocations.InvokeAsync(function, invocation, CancellationToken.None);
        }
        finally
        {
            _parts.Writer.TryComplete();
        }
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken)
    {
        try
        {
            await _parts.Writer.WriteAsync(part.ToArray(), cancellationToken);
        }
        catch (ChannelClosedException)
        {
            // Nobody wants it.
        }
    }
}

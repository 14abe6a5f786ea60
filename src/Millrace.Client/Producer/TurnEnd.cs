namespace Millrace.Client.Producer;

/// <summary>Asks for the number of calls in flight once the loop has acted on all that came before: a held clock may then move on.</summary>
internal sealed class TurnEnd : IProducerEvent
{
    public TaskCompletionSource<int> CallsInFlight { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

namespace Millrace.Client.Producer;

/// <summary>Time since the producer was made, which no correction of the wall clock disturbs.</summary>
internal sealed class ProducerClock(TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();

    public TimeSpan Now => timeProvider.GetElapsedTime(_start);
}

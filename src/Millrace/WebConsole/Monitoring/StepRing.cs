using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Monitoring;

/// <summary>The last steps of counts that only rise.</summary>
/// <param name="step">How long a step is.</param>
/// <param name="most">How many are kept.</param>
internal sealed class StepRing(TimeSpan step, int most)
{
    private readonly Lock _gate = new();
    private readonly Queue<StreamStep> _steps = new();
    private ShardCounts _before;
    private long _number = -1;
    private long _age;

    /// <summary>The steps that are over, the oldest first.</summary>
    public IReadOnlyList<StreamStep> Steps
    {
        get
        {
            lock (_gate) return [.. _steps];
        }
    }

    /// <summary>Takes counts in. The step that they fall into ends with the first of a later one.</summary>
    /// <param name="now">Now, in epoch milliseconds.</param>
    /// <param name="total">What was counted so far.</param>
    public void Add(long now, ShardCounts total)
    {
        lock (_gate)
        {
            var number = now / (long)step.TotalMilliseconds;
            _age = Math.Max(_age, total.IteratorAge);
            if (number == _number) return;
            _steps.Enqueue(new StreamStep(now, total.Since(_before) with { IteratorAge = _age }));
            if (_steps.Count > most) _steps.Dequeue();
            (_before, _number, _age) = (total, number, 0);
        }
    }
}

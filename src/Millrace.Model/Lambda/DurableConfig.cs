using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How long durable executions last and are kept.</summary>
[Structure]
public sealed partial record DurableConfig
{
    /// <summary>How long executions are kept, in days.</summary>
    [Shape(typeof(RetentionPeriodInDays))]
    public int? RetentionPeriodInDays { get; init; }

    /// <summary>How long an execution may last, in seconds.</summary>
    [Shape(typeof(ExecutionTimeout))]
    public int? ExecutionTimeout { get; init; }
}

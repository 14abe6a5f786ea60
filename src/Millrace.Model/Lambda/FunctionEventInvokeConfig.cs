using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How calls are treated that nobody waits for.</summary>
[Structure]
public sealed partial record FunctionEventInvokeConfig
{
    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public string? FunctionArn { get; init; }

    /// <summary>How often it is tried again.</summary>
    [Shape(typeof(MaximumRetryAttempts))]
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>How old an event may become, in seconds.</summary>
    [Shape(typeof(MaximumEventAgeInSeconds))]
    public int? MaximumEventAgeInSeconds { get; init; }

    /// <summary>Where the outcome goes.</summary>
    public DestinationConfig? DestinationConfig { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What an event source mapping logs.</summary>
[Structure]
public sealed partial record EventSourceMappingLoggingConfig
{
    /// <summary>The least level that the platform logs; one of <see cref="SystemLogLevel"/>.</summary>
    [Shape(typeof(EventSourceMappingSystemLogLevel))]
    public string? SystemLogLevel { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What a function logs, and where.</summary>
[Structure]
public sealed partial record LoggingConfig
{
    /// <summary>One of <see cref="LogFormat"/>.</summary>
    [Shape(typeof(LogFormat))]
    public string? LogFormat { get; init; }

    /// <summary>The least level that the function logs; one of <see cref="ApplicationLogLevel"/>.</summary>
    [Shape(typeof(ApplicationLogLevel))]
    public string? ApplicationLogLevel { get; init; }

    /// <summary>The least level that the platform logs; one of <see cref="SystemLogLevel"/>.</summary>
    [Shape(typeof(SystemLogLevel))]
    public string? SystemLogLevel { get; init; }

    /// <summary>The log group.</summary>
    [Shape(typeof(LogGroup))]
    public string? LogGroup { get; init; }
}

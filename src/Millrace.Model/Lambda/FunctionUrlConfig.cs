using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The URL of a function or an alias.</summary>
[Structure]
public sealed partial record FunctionUrlConfig
{
    /// <summary>The URL.</summary>
    [Shape(typeof(FunctionUrl))]
    public required string FunctionUrl { get; init; }

    /// <summary>The function's ARN.</summary>
    [Shape(typeof(FunctionArn))]
    public required string FunctionArn { get; init; }

    /// <summary>When it was made.</summary>
    public required string CreationTime { get; init; }

    /// <summary>When it last changed.</summary>
    public required string LastModifiedTime { get; init; }

    /// <summary>What browsers may do.</summary>
    public Cors? Cors { get; init; }

    /// <summary>Who may call; one of <see cref="FunctionUrlAuthType"/>.</summary>
    [Shape(typeof(FunctionUrlAuthType))]
    public required string AuthType { get; init; }

    /// <summary>Whether answers are sent in pieces; one of <see cref="InvokeMode"/>.</summary>
    [Shape(typeof(InvokeMode))]
    public string? InvokeMode { get; init; }
}

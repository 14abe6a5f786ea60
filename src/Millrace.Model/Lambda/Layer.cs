using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A layer's version that a function has.</summary>
[Structure]
public sealed partial record Layer
{
    /// <summary>The ARN.</summary>
    [Shape(typeof(LayerVersionArn))]
    public string? Arn { get; init; }

    /// <summary>The size of the zip in bytes.</summary>
    public long? CodeSize { get; init; }

    /// <summary>Who signed.</summary>
    [Shape(typeof(Arn))]
    public string? SigningProfileVersionArn { get; init; }

    /// <summary>The signing.</summary>
    [Shape(typeof(Arn))]
    public string? SigningJobArn { get; init; }
}

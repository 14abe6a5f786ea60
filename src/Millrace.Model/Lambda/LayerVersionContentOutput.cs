using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The content of a layer's version.</summary>
[Structure]
public sealed partial record LayerVersionContentOutput
{
    /// <summary>Where it can be fetched for a while.</summary>
    public string? Location { get; init; }

    /// <summary>Base64 of the SHA-256 of the zip.</summary>
    public string? CodeSha256 { get; init; }

    /// <summary>The size of the zip in bytes.</summary>
    public long? CodeSize { get; init; }

    /// <summary>Who signed.</summary>
    public string? SigningProfileVersionArn { get; init; }

    /// <summary>The signing.</summary>
    public string? SigningJobArn { get; init; }
}

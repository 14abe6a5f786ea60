using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where code is.</summary>
[Structure]
public sealed partial record FunctionCodeLocation
{
    /// <summary>Where the code is, <c>S3</c>.</summary>
    public string? RepositoryType { get; init; }

    /// <summary>Where it can be fetched for a while.</summary>
    public string? Location { get; init; }

    /// <summary>The image.</summary>
    public string? ImageUri { get; init; }

    /// <summary>The image by its hash.</summary>
    public string? ResolvedImageUri { get; init; }

    /// <summary>The key that the zip is encrypted with.</summary>
    public string? SourceKMSKeyArn { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The content of a layer's version.</summary>
[Structure]
public sealed partial record LayerVersionContentInput
{
    /// <summary>The bucket that the zip is in.</summary>
    [Shape(typeof(S3Bucket))]
    public string? S3Bucket { get; init; }

    /// <summary>The zip's key.</summary>
    [Shape(typeof(S3Key))]
    public string? S3Key { get; init; }

    /// <summary>The zip's version.</summary>
    [Shape(typeof(S3ObjectVersion))]
    public string? S3ObjectVersion { get; init; }

    /// <summary>The zip.</summary>
    public ReadOnlyMemory<byte>? ZipFile { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Code of a function.</summary>
[Structure]
public sealed partial record FunctionCode
{
    /// <summary>The zip.</summary>
    public ReadOnlyMemory<byte>? ZipFile { get; init; }

    /// <summary>The bucket that the zip is in.</summary>
    [Shape(typeof(S3Bucket))]
    public string? S3Bucket { get; init; }

    /// <summary>The zip's key.</summary>
    [Shape(typeof(S3Key))]
    public string? S3Key { get; init; }

    /// <summary>The zip's version.</summary>
    [Shape(typeof(S3ObjectVersion))]
    public string? S3ObjectVersion { get; init; }

    /// <summary>The image.</summary>
    public string? ImageUri { get; init; }

    /// <summary>The key that the zip is encrypted with.</summary>
    [Shape(typeof(KMSKeyArn))]
    public string? SourceKMSKeyArn { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A version of a managed policy.</summary>
[Structure]
public sealed partial record PolicyVersion
{
    /// <summary>The document, URL-encoded.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public string? Document { get; init; }

    /// <summary>The version, as in <c>v1</c>.</summary>
    [Shape(typeof(PolicyVersionIdType))]
    public string? VersionId { get; init; }

    /// <summary>Whether it is the version in force.</summary>
    public bool? IsDefaultVersion { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreateDate { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An inline policy.</summary>
[Structure]
public sealed partial record PolicyDetail
{
    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public string? PolicyName { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public string? PolicyDocument { get; init; }
}

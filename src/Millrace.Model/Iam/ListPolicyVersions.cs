using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListPolicyVersions: lists the versions of a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListPolicyVersions", Resource = "policy", ReadOnly = true)]
public sealed partial record ListPolicyVersionsRequest : IRequest<ListPolicyVersionsResponse>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListPolicyVersions.</summary>
[Structure]
public sealed partial record ListPolicyVersionsResponse
{
    /// <summary>The versions.</summary>
    public IReadOnlyList<PolicyVersion>? Versions { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}

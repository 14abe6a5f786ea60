using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListAccessKeys: lists a user's keys, or the caller's, without their secrets.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "ListAccessKeys", Resource = "user", ReadOnly = true)]
public sealed partial record ListAccessKeysRequest : IRequest<ListAccessKeysResponse>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public string? UserName { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListAccessKeys.</summary>
[Structure]
public sealed partial record ListAccessKeysResponse
{
    /// <summary>The keys, without their secrets.</summary>
    public required IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetAccessKeyLastUsed: tells when and where a key was last used.</summary>
[Structure]
[Operation(typeof(IamApi), "GetAccessKeyLastUsed", Resource = "user", ReadOnly = true)]
public sealed partial record GetAccessKeyLastUsedRequest : IRequest<GetAccessKeyLastUsedResponse>
{
    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public required string AccessKeyId { get; init; }
}

/// <summary>The answer of GetAccessKeyLastUsed.</summary>
[Structure]
public sealed partial record GetAccessKeyLastUsedResponse
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public string? UserName { get; init; }

    /// <summary>When and where the key was last used.</summary>
    public AccessKeyLastUsed? AccessKeyLastUsed { get; init; }
}

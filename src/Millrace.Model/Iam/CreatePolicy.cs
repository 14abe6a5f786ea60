using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreatePolicy: makes a managed policy.</summary>
/// <remarks>Errors: InvalidInput, LimitExceeded, EntityAlreadyExists, MalformedPolicyDocument.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreatePolicy", Resource = "policy")]
public sealed partial record CreatePolicyRequest : IRequest<CreatePolicyResponse>
{
    /// <summary>The policy's name.</summary>
    [Shape(typeof(PolicyNameType))]
    public required string PolicyName { get; init; }

    /// <summary>The path, which begins and ends with a slash; <c>/</c> by default.</summary>
    [Shape(typeof(PolicyPathType))]
    public string? Path { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string PolicyDocument { get; init; }

    /// <summary>A text for people.</summary>
    [Shape(typeof(PolicyDescriptionType))]
    public string? Description { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The answer of CreatePolicy.</summary>
[Structure]
public sealed partial record CreatePolicyResponse
{
    /// <summary>The policy.</summary>
    public Policy? Policy { get; init; }
}

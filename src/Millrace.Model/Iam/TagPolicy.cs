using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>TagPolicy: adds tags to a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "TagPolicy", Resource = "policy")]
public sealed partial record TagPolicyRequest : IRequest<NoOutput>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }
}

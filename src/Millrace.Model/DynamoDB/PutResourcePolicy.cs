using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>PutResourcePolicy: sets the policy of a table.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, PolicyNotFoundException, ResourceInUseException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "PutResourcePolicy", Resource = "table")]
public sealed partial record PutResourcePolicyRequest : IRequest<PutResourcePolicyResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(ResourceArnString))]
    public required string ResourceArn { get; init; }

    /// <summary>The policy, a JSON document.</summary>
    public required string Policy { get; init; }

    /// <summary>The revision that the policy must have.</summary>
    [Shape(typeof(PolicyRevisionId))]
    public string? ExpectedRevisionId { get; init; }

    /// <summary>Whether the policy may take the caller's own permission to change it.</summary>
    public bool? ConfirmRemoveSelfResourceAccess { get; init; }
}

/// <summary>The answer of PutResourcePolicy.</summary>
[Structure]
public sealed partial record PutResourcePolicyResponse
{
    /// <summary>The policy's revision, which changes with it.</summary>
    [Shape(typeof(PolicyRevisionId))]
    public string? RevisionId { get; init; }
}

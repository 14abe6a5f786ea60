using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DeleteResourcePolicy: takes the policy of a table away.</summary>
/// <remarks>Errors: ResourceNotFoundException, PolicyNotFoundException, ResourceInUseException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DeleteResourcePolicy", Resource = "table")]
public sealed partial record DeleteResourcePolicyRequest : IRequest<DeleteResourcePolicyResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(ResourceArnString))]
    public required string ResourceArn { get; init; }

    /// <summary>The revision that the policy must have.</summary>
    [Shape(typeof(PolicyRevisionId))]
    public string? ExpectedRevisionId { get; init; }
}

/// <summary>The answer of DeleteResourcePolicy.</summary>
[Structure]
public sealed partial record DeleteResourcePolicyResponse
{
    /// <summary>The policy's revision, which changes with it.</summary>
    [Shape(typeof(PolicyRevisionId))]
    public string? RevisionId { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>GetResourcePolicy: returns the policy of a table.</summary>
/// <remarks>Errors: ResourceNotFoundException, PolicyNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "GetResourcePolicy", Resource = "table", ReadOnly = true)]
public sealed partial record GetResourcePolicyRequest : IRequest<GetResourcePolicyResponse>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(ResourceArnString))]
    public required string ResourceArn { get; init; }
}

/// <summary>The answer of GetResourcePolicy.</summary>
[Structure]
public sealed partial record GetResourcePolicyResponse
{
    /// <summary>The policy, a JSON document.</summary>
    public string? Policy { get; init; }

    /// <summary>The policy's revision, which changes with it.</summary>
    [Shape(typeof(PolicyRevisionId))]
    public string? RevisionId { get; init; }
}

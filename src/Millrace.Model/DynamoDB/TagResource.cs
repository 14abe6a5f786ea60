using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>TagResource: adds tags to a table.</summary>
/// <remarks>Errors: LimitExceededException, ResourceNotFoundException, ResourceInUseException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "TagResource", Resource = "table")]
public sealed partial record TagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(ResourceArnString))]
    public required string ResourceArn { get; init; }

    /// <summary>The tags, 50 at most.</summary>
    public required IReadOnlyList<Tag> Tags { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UntagResource: takes tags off a table.</summary>
/// <remarks>Errors: LimitExceededException, ResourceNotFoundException, ResourceInUseException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UntagResource", Resource = "table")]
public sealed partial record UntagResourceRequest : IRequest<NoOutput>
{
    /// <summary>The table's ARN.</summary>
    [Shape(typeof(ResourceArnString))]
    public required string ResourceArn { get; init; }

    /// <summary>The keys of the tags.</summary>
    [ElementShape(typeof(TagKeyString))]
    public required IReadOnlyList<string> TagKeys { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateTimeToLive: lets items of a table expire, or not.</summary>
/// <remarks>Errors: ResourceInUseException, ResourceNotFoundException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateTimeToLive", Resource = "table")]
public sealed partial record UpdateTimeToLiveRequest : IRequest<UpdateTimeToLiveResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>When items shall expire.</summary>
    public required TimeToLiveSpecification TimeToLiveSpecification { get; init; }
}

/// <summary>The answer of UpdateTimeToLive.</summary>
[Structure]
public sealed partial record UpdateTimeToLiveResponse
{
    /// <summary>When items shall expire.</summary>
    public TimeToLiveSpecification? TimeToLiveSpecification { get; init; }
}

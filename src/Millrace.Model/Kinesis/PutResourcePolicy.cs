using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>PutResourcePolicy: sets the policy of a stream or a consumer, in place of the one before.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "PutResourcePolicy", Resource = "resource")]
public sealed partial record PutResourcePolicyRequest : IRequest<NoOutput>
{
    /// <summary>The ARN of a stream or a consumer.</summary>
    [Shape(typeof(ResourceARN))]
    public required string ResourceARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }

    /// <summary>The policy, a JSON document.</summary>
    public required string Policy { get; init; }
}

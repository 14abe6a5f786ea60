using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>DeleteResourcePolicy: removes the policy of a stream or a consumer.</summary>
/// <remarks>Errors: ResourceNotFoundException, ResourceInUseException (not ACTIVE), LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "DeleteResourcePolicy", Resource = "resource")]
public sealed partial record DeleteResourcePolicyRequest : IRequest<NoOutput>
{
    /// <summary>The ARN of a stream or a consumer.</summary>
    [Shape(typeof(ResourceARN))]
    public required string ResourceARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

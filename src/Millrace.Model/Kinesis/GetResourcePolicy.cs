using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>GetResourcePolicy: the policy of a stream or a consumer; <c>{}</c> when it has none.</summary>
/// <remarks>Errors: ResourceNotFoundException, LimitExceededException, InvalidArgumentException.</remarks>
[Structure]
[Operation(typeof(KinesisApi), "GetResourcePolicy", Resource = "resource", ReadOnly = true)]
public sealed partial record GetResourcePolicyRequest : IRequest<GetResourcePolicyResponse>
{
    /// <summary>The ARN of a stream or a consumer.</summary>
    [Shape(typeof(ResourceARN))]
    public required string ResourceARN { get; init; }

    /// <summary>Reserved by AWS: checked against its pattern, then ignored.</summary>
    [Shape(typeof(StreamId))]
    public string? StreamId { get; init; }
}

/// <summary>The answer of GetResourcePolicy.</summary>
[Structure]
public sealed partial record GetResourcePolicyResponse
{
    /// <summary>The policy, a JSON document.</summary>
    public required string Policy { get; init; }
}

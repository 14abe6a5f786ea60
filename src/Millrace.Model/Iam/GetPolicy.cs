using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetPolicy: describes a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetPolicy", Resource = "policy", ReadOnly = true)]
public sealed partial record GetPolicyRequest : IRequest<GetPolicyResponse>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}

/// <summary>The answer of GetPolicy.</summary>
[Structure]
public sealed partial record GetPolicyResponse
{
    /// <summary>The policy.</summary>
    public Policy? Policy { get; init; }
}

using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>GetCallerIdentity: who is calling. It needs no permission and cannot be denied.</summary>
[Structure]
[Operation(typeof(StsApi), "GetCallerIdentity", Resource = "*", ReadOnly = true)]
public sealed partial record GetCallerIdentityRequest : IRequest<GetCallerIdentityResponse>;

/// <summary>The answer of GetCallerIdentity.</summary>
[Structure]
public sealed partial record GetCallerIdentityResponse
{
    /// <summary>The unique id of the calling principal; the account for root.</summary>
    public string? UserId { get; init; }

    /// <summary>The account, 12 digits.</summary>
    public string? Account { get; init; }

    /// <summary>The ARN of the calling principal.</summary>
    [Shape(typeof(ArnType))]
    public string? Arn { get; init; }
}

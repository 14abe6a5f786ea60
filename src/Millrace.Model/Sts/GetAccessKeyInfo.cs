using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>GetAccessKeyInfo: tells which account a key belongs to.</summary>
[Structure]
[Operation(typeof(StsApi), "GetAccessKeyInfo", Resource = "*", ReadOnly = true)]
public sealed partial record GetAccessKeyInfoRequest : IRequest<GetAccessKeyInfoResponse>
{
    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public required string AccessKeyId { get; init; }
}

/// <summary>The answer of GetAccessKeyInfo.</summary>
[Structure]
public sealed partial record GetAccessKeyInfoResponse
{
    /// <summary>The account, 12 digits.</summary>
    public string? Account { get; init; }
}

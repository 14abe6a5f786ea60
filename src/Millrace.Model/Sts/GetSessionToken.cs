using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>GetSessionToken: gives temporary credentials with the caller's own permissions, but for IAM and most of STS.</summary>
/// <remarks>Errors: RegionDisabledException.</remarks>
[Structure]
[Operation(typeof(StsApi), "GetSessionToken", Resource = "*")]
public sealed partial record GetSessionTokenRequest : IRequest<GetSessionTokenResponse>
{
    /// <summary>How long the credentials are good for, in seconds.</summary>
    [Shape(typeof(DurationSecondsType))]
    public int? DurationSeconds { get; init; }

    /// <summary>The caller's MFA device.</summary>
    [Shape(typeof(SerialNumberType))]
    public string? SerialNumber { get; init; }

    /// <summary>The MFA device's code.</summary>
    [Shape(typeof(TokenCodeType))]
    public string? TokenCode { get; init; }
}

/// <summary>The answer of GetSessionToken.</summary>
[Structure]
public sealed partial record GetSessionTokenResponse
{
    /// <summary>The temporary credentials.</summary>
    public Credentials? Credentials { get; init; }
}

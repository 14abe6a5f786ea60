using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>GetAccountSettings: tells the account's limits and what it uses in the region.</summary>
[Structure]
[Operation(typeof(LambdaApi), "GetAccountSettings", Resource = "*", ReadOnly = true)]
[Http("GET", "/2016-08-19/account-settings")]
public sealed partial record GetAccountSettingsRequest : IRequest<GetAccountSettingsResponse>;

/// <summary>The answer of GetAccountSettings.</summary>
[Structure]
public sealed partial record GetAccountSettingsResponse
{
    /// <summary>The limits.</summary>
    public AccountLimit? AccountLimit { get; init; }

    /// <summary>What is used.</summary>
    public AccountUsage? AccountUsage { get; init; }
}

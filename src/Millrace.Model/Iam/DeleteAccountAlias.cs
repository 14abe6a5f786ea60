using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteAccountAlias: takes the account's alias away.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteAccountAlias", Resource = "*")]
public sealed partial record DeleteAccountAliasRequest : IRequest<NoOutput>
{
    /// <summary>The alias: 3 to 63 lower-case letters, digits and single hyphens.</summary>
    [Shape(typeof(AccountAliasType))]
    public required string AccountAlias { get; init; }
}

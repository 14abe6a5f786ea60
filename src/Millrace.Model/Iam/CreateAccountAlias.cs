using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreateAccountAlias: gives the account an alias, in place of the one before.</summary>
/// <remarks>Errors: EntityAlreadyExists, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreateAccountAlias", Resource = "*")]
public sealed partial record CreateAccountAliasRequest : IRequest<NoOutput>
{
    /// <summary>The alias: 3 to 63 lower-case letters, digits and single hyphens.</summary>
    [Shape(typeof(AccountAliasType))]
    public required string AccountAlias { get; init; }
}

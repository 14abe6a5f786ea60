using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>ListAccountAliases: tells the account's alias.</summary>
[Structure]
[Operation(typeof(IamApi), "ListAccountAliases", Resource = "*", ReadOnly = true)]
public sealed partial record ListAccountAliasesRequest : IRequest<ListAccountAliasesResponse>
{
    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    [Shape(typeof(MarkerType))]
    public string? Marker { get; init; }

    /// <summary>The most entries to return, 1 to 1000; 100 by default.</summary>
    [Shape(typeof(MaxItemsType))]
    public int? MaxItems { get; init; }
}

/// <summary>The answer of ListAccountAliases.</summary>
[Structure]
public sealed partial record ListAccountAliasesResponse
{
    /// <summary>The alias, if there is one.</summary>
    [ElementShape(typeof(AccountAliasType))]
    public required IReadOnlyList<string> AccountAliases { get; init; }

    /// <summary>Whether there is more.</summary>
    public bool? IsTruncated { get; init; }

    /// <summary>Where the next page begins: what an earlier answer said.</summary>
    public string? Marker { get; init; }
}

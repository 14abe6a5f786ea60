using System.Collections.Immutable;

namespace Millrace.Iam.Sessions;

/// <summary>What temporary credentials stand for: all that a request's permissions depend on beside what the directory holds. It never changes.</summary>
public sealed record Session
{
    /// <summary>The account, 12 digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>Who acts.</summary>
    public required SessionKind Kind { get; init; }

    /// <summary>The key's public part; empty until the session is issued.</summary>
    public string AccessKeyId { get; init; } = "";

    /// <summary>The session's name, or the federated user's; null for sessions of users and roots, which have none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The unique id of the role or user that acts, or of the user that a federated user's permissions come from; null when that is the root.
    /// </summary>
    public string? EntityId { get; init; }

    /// <summary>The name that the role or user had when the session began: where to look for it first.</summary>
    public string? EntityName { get; init; }

    /// <summary>When the session began, by the server's clock.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it ends, by the server's clock.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The inline session policy as it was given; null without one.</summary>
    public string? Policy { get; init; }

    /// <summary>The ARNs of the managed session policies.</summary>
    public ImmutableArray<string> PolicyArns { get; init; } = [];

    /// <summary>The session's tags, which stand before the role's or the user's own, whatever the case of their keys.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = NoTags;

    /// <summary>The keys of the tags that are handed on along a chain of roles.</summary>
    public ImmutableArray<string> TransitiveTagKeys { get; init; } = [];

    /// <summary>Who stands behind the session (<c>sts:SourceIdentity</c>); it is handed on along a chain of roles.</summary>
    public string? SourceIdentity { get; init; }

    /// <summary>Whether a role's session began this one.</summary>
    public bool IsChained { get; init; }

    /// <summary>Whether policies were passed for the session, which bound what it may do.</summary>
    public bool HasPolicies => Policy is not null || PolicyArns.Length > 0;

    /// <summary>No tags.</summary>
    internal static ImmutableDictionary<string, string> NoTags { get; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => AccessKeyId;
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Millrace.Iam.Sessions;

/// <summary>A temporary key as a session token carries it. Members are only ever added: tokens outlive an upgrade.</summary>
internal sealed record SessionClaims
{
    public required string Account { get; init; }

    public required SessionKind Kind { get; init; }

    public required string Key { get; init; }

    public required string Secret { get; init; }

    public string? Name { get; init; }

    public string? EntityId { get; init; }

    public string? EntityName { get; init; }

    /// <summary>Epoch seconds.</summary>
    public required long Issued { get; init; }

    /// <summary>Epoch seconds.</summary>
    public required long Expires { get; init; }

    public SessionLoad? Load { get; init; }

    public string? SourceIdentity { get; init; }

    public bool Chained { get; init; }

    public static SessionClaims Of(TemporaryKey key)
    {
        var session = key.Session;
        return new()
        {
            Account = session.AccountId,
            Kind = session.Kind,
            Key = session.AccessKeyId,
            Secret = key.Secret,
            Name = session.Name,
            EntityId = session.EntityId,
            EntityName = session.EntityName,
            Issued = session.IssuedAt.ToUnixTimeSeconds(),
            Expires = session.ExpiresAt.ToUnixTimeSeconds(),
            Load = SessionLoad.Of(session),
            SourceIdentity = session.SourceIdentity,
            Chained = session.IsChained,
        };
    }

    public TemporaryKey ToKey() => new(Secret, new Session
    {
        AccountId = Account,
        Kind = Kind,
        AccessKeyId = Key,
        Name = Name,
        EntityId = EntityId,
        EntityName = EntityName,
        IssuedAt = DateTimeOffset.FromUnixTimeSeconds(Issued),
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(Expires),
        Policy = Load?.Policy,
        PolicyArns = Load?.PolicyArns is { } arns ? [.. arns] : [],
        Tags = Load?.Tags is { } tags ? Session.NoTags.AddRange(tags) : Session.NoTags,
        TransitiveTagKeys = Load?.Transitive is { } keys ? [.. keys] : [],
        SourceIdentity = SourceIdentity,
        IsChained = Chained,
    });
}

/// <summary>What callers give a session to carry, whose packed size is bounded.</summary>
internal sealed record SessionLoad
{
    public string? Policy { get; init; }

    public IReadOnlyList<string>? PolicyArns { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public IReadOnlyList<string>? Transitive { get; init; }

    /// <summary>Null when there is nothing.</summary>
    public static SessionLoad? Of(Session session) => !session.HasPolicies && session.Tags.IsEmpty ? null : new()
    {
        Policy = session.Policy,
        PolicyArns = session.PolicyArns is { Length: > 0 } arns ? arns : null,
        Tags = session.Tags.IsEmpty ? null : session.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Transitive = session.TransitiveTagKeys is { Length: > 0 } keys ? keys : null,
    };
}

/// <summary>How claims are written into tokens.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SessionClaims))]
[JsonSerializable(typeof(SessionLoad))]
internal sealed partial class SessionJson : JsonSerializerContext;

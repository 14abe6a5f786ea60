using Millrace.Iam.Principals;

namespace Millrace.Iam.Accounts;

/// <summary>A key pair of a user. The secret is kept in clear, since a signature can only be checked with it; it is never logged.</summary>
public sealed record UserKey
{
    /// <summary>The public part.</summary>
    public required string Id { get; init; }

    /// <summary>What signatures are made with.</summary>
    public required string Secret { get; init; }

    /// <summary>The user's unique id.</summary>
    public required string UserId { get; init; }

    /// <summary>Whether the key is in use.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>A key pair with the user who acts with it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Principal">The user.</param>
public sealed record IssuedKey(UserKey Key, UserPrincipal Principal);

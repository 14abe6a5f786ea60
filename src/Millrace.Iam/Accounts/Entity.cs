using System.Collections.Immutable;

namespace Millrace.Iam.Accounts;

/// <summary>What a user, a group, a role, a managed policy and an instance profile have in common. Entities never change: a change makes another.</summary>
public abstract record Entity
{
    /// <summary>The name, unique among its kind in the account, whatever the case of its letters.</summary>
    public required string Name { get; init; }

    /// <summary>Begins and ends with a slash.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Unique for ever: four letters that tell the kind, and 17 of A-Z and 0-9.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its tags; groups have none.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The kind, as it stands in an ARN.</summary>
    internal abstract string Kind { get; }

    /// <summary>The ARN in an account.</summary>
    public string ArnIn(string accountId) => $"arn:aws:iam::{accountId}:{Kind}{Path}{Name}";
}

/// <summary>An entity that policies belong to: a user, a group or a role.</summary>
public abstract record PolicyHolder : Entity
{
    /// <summary>The inline policies, by name.</summary>
    public ImmutableDictionary<string, StoredPolicy> InlinePolicies { get; init; } = ImmutableDictionary<string, StoredPolicy>.Empty;

    /// <summary>The ARNs of the managed policies attached to it.</summary>
    public ImmutableHashSet<string> AttachedPolicies { get; init; } = [];
}

/// <summary>A policy holder that acts: a user or a role.</summary>
public abstract record ActingEntity : PolicyHolder
{
    /// <summary>The ARN of the managed policy that bounds what it may do; null without one.</summary>
    public string? PermissionsBoundary { get; init; }
}

/// <summary>A user.</summary>
public sealed record User : ActingEntity
{
    /// <summary>The ids of the groups that the user is in.</summary>
    public ImmutableHashSet<string> Groups { get; init; } = [];

    internal override string Kind => "user";
}

/// <summary>A group of users.</summary>
public sealed record Group : PolicyHolder
{
    internal override string Kind => "group";
}

/// <summary>A role.</summary>
public sealed record Role : ActingEntity
{
    /// <summary>Who may assume it.</summary>
    public required StoredPolicy TrustPolicy { get; init; }

    /// <summary>A text for people.</summary>
    public string? Description { get; init; }

    /// <summary>The longest session in seconds.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    internal override string Kind => "role";
}

/// <summary>An instance profile, which holds one role at most.</summary>
public sealed record InstanceProfile : Entity
{
    /// <summary>The id of the role; null without one.</summary>
    public string? RoleId { get; init; }

    internal override string Kind => "instance-profile";
}

/// <summary>A managed policy with its versions.</summary>
public sealed record ManagedPolicy : Entity
{
    /// <summary>When a version was last added or put in force.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>A text for people.</summary>
    public string? Description { get; init; }

    /// <summary>The versions, the oldest first.</summary>
    public required ImmutableList<ManagedPolicyVersion> Versions { get; init; }

    /// <summary>The version in force.</summary>
    public required string DefaultVersionId { get; init; }

    /// <summary>The number of the next version: numbers are not given twice.</summary>
    public required int NextVersion { get; init; }

    /// <summary>The version in force.</summary>
    internal ManagedPolicyVersion DefaultVersion => FindVersion(DefaultVersionId)!;

    internal override string Kind => "policy";

    /// <summary>A version, or null.</summary>
    internal ManagedPolicyVersion? FindVersion(string id) => Versions.Find(version => version.Id == id);
}

/// <summary>A version of a managed policy.</summary>
/// <param name="Id">As in <c>v1</c>.</param>
/// <param name="Document">The document.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record ManagedPolicyVersion(string Id, StoredPolicy Document, DateTimeOffset CreatedAt);

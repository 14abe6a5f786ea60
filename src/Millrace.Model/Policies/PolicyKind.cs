namespace Millrace.Model.Policies;

/// <summary>What a policy document is attached to, which decides what it must say (facts/iam.md 3).</summary>
public enum PolicyKind
{
    /// <summary>An inline policy of a user, group or role, or a session policy: whom it concerns is not its to say.</summary>
    Identity,

    /// <summary>A managed policy: an identity policy that must be of version 2012-10-17.</summary>
    Managed,

    /// <summary>The policy of a resource, as of a stream: it must say whom it concerns.</summary>
    Resource,

    /// <summary>Who may assume a role: a principal and no resource.</summary>
    Trust,
}

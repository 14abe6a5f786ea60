namespace Millrace.Iam.Evaluation;

/// <summary>Where a policy comes from, for whoever wants to know why something was decided.</summary>
public enum PolicySource
{
    /// <summary>Written into a user.</summary>
    User,

    /// <summary>Written into a group.</summary>
    Group,

    /// <summary>Written into a role.</summary>
    Role,

    /// <summary>Managed by the account, and attached.</summary>
    UserManaged,

    /// <summary>Managed by AWS, and attached.</summary>
    AwsManaged,

    /// <summary>Passed when a session began.</summary>
    Session,

    /// <summary>Belongs to a resource or, as its trust policy, to a role.</summary>
    Resource,

    /// <summary>Given to a simulation.</summary>
    Input,
}

namespace Millrace.Iam.Evaluation;

/// <summary>What part a policy has in a decision.</summary>
public enum PolicyType
{
    /// <summary>It says what a principal may do.</summary>
    Identity,

    /// <summary>It says what a principal may do at most.</summary>
    PermissionsBoundary,

    /// <summary>It says what a session may do at most.</summary>
    Session,

    /// <summary>It says who may use a resource.</summary>
    Resource,

    /// <summary>It says who may assume a role.</summary>
    Trust,
}

namespace Millrace.Model.Iam;

/// <summary>A request that names a user, a group or a role.</summary>
public interface IPrincipalRequest
{
    /// <summary>The ARN of a user, a group or a role.</summary>
    string PolicySourceArn { get; }
}

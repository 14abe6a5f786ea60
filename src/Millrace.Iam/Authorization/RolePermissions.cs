using Millrace.Iam.Accounts;
using Millrace.Iam.Evaluation;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Wire;

namespace Millrace.Iam.Authorization;

/// <summary>What roles may do when a service acts as them, without credentials of their own (facts/iam.md 4).</summary>
/// <param name="directory">The accounts.</param>
/// <param name="time">The clock of conditions.</param>
public sealed class RolePermissions(IamDirectory directory, TimeProvider time)
{
    private readonly AttachedPolicies _policies = new();

    /// <summary>Whether a role may do something to a resource of its own account. A role that is not there may do nothing.</summary>
    /// <param name="accountId">The account that the role and the resource belong to.</param>
    /// <param name="region">Where the resource is.</param>
    /// <param name="roleArn">The role's ARN.</param>
    /// <param name="action">As in <c>logs:PutLogEvents</c>.</param>
    /// <param name="resource">The resource's ARN.</param>
    public bool Allows(string accountId, string region, string roleArn, string action, string resource)
    {
        ArgumentNullException.ThrowIfNull(roleArn);
        var account = directory.Find(accountId);
        var name = roleArn[(roleArn.LastIndexOf('/') + 1)..];
        if (account.Roles.GetValueOrDefault(name) is not { } role || role.ArnIn(accountId) != roleArn) return false;
        var now = time.GetUtcNow();
        var session = new Session { AccountId = accountId, Kind = SessionKind.Role, Name = "service", EntityId = role.Id, EntityName = role.Name, IssuedAt = now };
        var principal = new RolePrincipal(accountId, role, session);
        using var context = new RequestContext("", principal, region);
        var asked = new EvaluationRequest
        {
            Action = action,
            Resource = resource,
            ResourceAccountId = accountId,
            Principal = Requesting.As(principal),
            Keys = new RequestKeys(principal, context, new RequiredPermission(action, resource, accountId), resourceTags: null, role, now),
        };
        return PolicyEvaluator.Evaluate(asked, _policies.Of(principal, account)).IsAllowed;
    }
}

using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Iam.Evaluation;
using Millrace.Wire;

namespace Millrace.Iam.Sts;

/// <summary>Decides who may assume a role: its trust policy, and the caller's own policies (facts/iam.md 3).</summary>
/// <param name="directory">The accounts.</param>
/// <param name="decisions">Is told of refusals, and of everything while it is watched.</param>
/// <param name="time">The clock of conditions.</param>
internal sealed class TrustDecision(IamDirectory directory, DecisionLog decisions, TimeProvider time)
{
    private readonly AttachedPolicies _policies = new();

    /// <summary>Whether a caller may do something to a role.</summary>
    /// <param name="action">The action, as in <c>sts:AssumeRole</c>.</param>
    /// <param name="role">The role.</param>
    /// <param name="owner">Its account.</param>
    /// <param name="keys">The condition keys that the request itself sets.</param>
    /// <param name="context">Who calls, and where.</param>
    public bool Allows(
        string action, Role role, Account owner, IReadOnlyDictionary<string, IReadOnlyList<string>> keys, RequestContext context)
    {
        var principal = StsRoom.CallerOf(context);
        var account = directory.Find(principal.AccountId);
        var now = time.GetUtcNow();
        var permission = new RequiredPermission(action, role.ArnIn(owner.Id), owner.Id) { Keys = keys };
        var asked = new EvaluationRequest
        {
            Action = action,
            Resource = permission.Resource,
            ResourceAccountId = owner.Id,
            Principal = Requesting.As(principal),
            Keys = new RequestKeys(principal, context, permission, role.Tags, AttachedPolicies.EntityOf(principal, account), now),
        };
        var policies = _policies.Of(principal, account) with
        {
            Resource = new AttachedPolicy(role.Name, PolicySource.Resource, role.TrustPolicy.Trust),
        };

        var trace = decisions.IsWatched ? new EvaluationTrace() : null;
        var decision = PolicyEvaluator.EvaluateTrust(asked, policies, trace);
        if (decisions.IsWatched || !decision.IsAllowed) decisions.Add(new LoggedDecision(context.RequestId, now, asked, decision, trace));
        return decision.IsAllowed;
    }
}

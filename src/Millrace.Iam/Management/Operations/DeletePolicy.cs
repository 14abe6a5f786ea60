using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeletePolicy (facts/iam.md 5).</summary>
internal sealed class DeletePolicy(IamRoom room) : IOperationHandler<DeletePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeletePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var policy = account.RequireOwnPolicy(request.PolicyArn);
                if (account.AttachmentsOf(request.PolicyArn) + account.BoundaryUsesOf(request.PolicyArn) > 0)
                    throw IamErrors.DeleteConflict("Cannot delete a policy attached to entities.");
                if (policy.Versions.Count > 1)
                {
                    throw IamErrors.DeleteConflict(
                        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                        + "The default version is deleted with the policy.");
                }

                return account with { Policies = account.Policies.Remove(policy.Name) };
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeletePolicyVersion (facts/iam.md 5).</summary>
internal sealed class DeletePolicyVersion(IamRoom room) : IOperationHandler<DeletePolicyVersionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeletePolicyVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account =>
            {
                var policy = account.RequireOwnPolicy(request.PolicyArn);
                var version = policy.RequireVersion(request.PolicyArn, request.VersionId);
                return version.Id == policy.DefaultVersionId
                    ? throw IamErrors.DeleteConflict("Cannot delete the default version of a policy.")
                    : account.With(policy with { Versions = policy.Versions.Remove(version) });
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}

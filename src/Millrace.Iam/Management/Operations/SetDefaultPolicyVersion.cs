using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>SetDefaultPolicyVersion (facts/iam.md 5).</summary>
internal sealed class SetDefaultPolicyVersion(IamRoom room) : IOperationHandler<SetDefaultPolicyVersionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        SetDefaultPolicyVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var now = room.Now;
        await room.ChangeAsync(
            context,
            account =>
            {
                var policy = account.RequireOwnPolicy(request.PolicyArn);
                policy.RequireVersion(request.PolicyArn, request.VersionId);
                return account.With(policy with { DefaultVersionId = request.VersionId, UpdatedAt = now });
            },
            cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DetachUserPolicy (facts/iam.md 5).</summary>
internal sealed class DetachUserPolicy(IamRoom room) : IOperationHandler<DetachUserPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DetachUserPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithoutAttached(request.PolicyArn)), cancellationToken);
        return NoOutput.Instance;
    }
}

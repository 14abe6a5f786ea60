using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>AttachUserPolicy (facts/iam.md 5).</summary>
internal sealed class AttachUserPolicy(IamRoom room) : IOperationHandler<AttachUserPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        AttachUserPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithAttached(account, request.PolicyArn)), cancellationToken);
        return NoOutput.Instance;
    }
}

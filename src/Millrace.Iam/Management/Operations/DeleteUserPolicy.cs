using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteUserPolicy (facts/iam.md 5).</summary>
internal sealed class DeleteUserPolicy(IamRoom room) : IOperationHandler<DeleteUserPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteUserPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithoutInline(request.PolicyName)), cancellationToken);
        return NoOutput.Instance;
    }
}

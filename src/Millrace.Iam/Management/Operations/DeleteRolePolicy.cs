using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteRolePolicy (facts/iam.md 5).</summary>
internal sealed class DeleteRolePolicy(IamRoom room) : IOperationHandler<DeleteRolePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteRolePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithoutInline(request.PolicyName)), cancellationToken);
        return NoOutput.Instance;
    }
}

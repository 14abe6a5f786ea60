using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteRolePermissionsBoundary (facts/iam.md 5).</summary>
internal sealed class DeleteRolePermissionsBoundary(IamRoom room) : IOperationHandler<DeleteRolePermissionsBoundaryRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteRolePermissionsBoundaryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithBoundary(account, arn: null)), cancellationToken);
        return NoOutput.Instance;
    }
}

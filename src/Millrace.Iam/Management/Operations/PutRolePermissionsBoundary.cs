using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>PutRolePermissionsBoundary (facts/iam.md 5).</summary>
internal sealed class PutRolePermissionsBoundary(IamRoom room) : IOperationHandler<PutRolePermissionsBoundaryRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        PutRolePermissionsBoundaryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithBoundary(account, request.PermissionsBoundary)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>PutUserPermissionsBoundary (facts/iam.md 5).</summary>
internal sealed class PutUserPermissionsBoundary(IamRoom room) : IOperationHandler<PutUserPermissionsBoundaryRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        PutUserPermissionsBoundaryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithBoundary(account, request.PermissionsBoundary)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteUserPermissionsBoundary (facts/iam.md 5).</summary>
internal sealed class DeleteUserPermissionsBoundary(IamRoom room) : IOperationHandler<DeleteUserPermissionsBoundaryRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteUserPermissionsBoundaryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithBoundary(account, arn: null)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UntagRole (facts/iam.md 5).</summary>
internal sealed class UntagRole(IamRoom room) : IOperationHandler<UntagRoleRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithoutTags(request.TagKeys)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>TagRole (facts/iam.md 5).</summary>
internal sealed class TagRole(IamRoom room) : IOperationHandler<TagRoleRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagRoleRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithTags(request.Tags)), cancellationToken);
        return NoOutput.Instance;
    }
}

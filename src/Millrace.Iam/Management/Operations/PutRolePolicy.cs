using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>PutRolePolicy (facts/iam.md 5).</summary>
internal sealed class PutRolePolicy(IamRoom room) : IOperationHandler<PutRolePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(PutRolePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = PolicyDocuments.RequireIdentity(request.PolicyDocument);
        await room.ChangeAsync(context, account => account.With(account.RequireRole(request.RoleName).RequireModifiable().WithInline(request.PolicyName, policy)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UpdateAssumeRolePolicy (facts/iam.md 5).</summary>
internal sealed class UpdateAssumeRolePolicy(IamRoom room) : IOperationHandler<UpdateAssumeRolePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        UpdateAssumeRolePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = PolicyDocuments.RequireTrust(request.PolicyDocument);
        await room.ChangeAsync(
            context,
            account => account.With(account.RequireRole(request.RoleName).RequireModifiable() with { TrustPolicy = policy }),
            cancellationToken);
        return NoOutput.Instance;
    }
}

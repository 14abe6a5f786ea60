using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>PutGroupPolicy (facts/iam.md 5).</summary>
internal sealed class PutGroupPolicy(IamRoom room) : IOperationHandler<PutGroupPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(PutGroupPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = PolicyDocuments.RequireIdentity(request.PolicyDocument);
        await room.ChangeAsync(context, account => account.With(account.RequireGroup(request.GroupName).WithInline(request.PolicyName, policy)), cancellationToken);
        return NoOutput.Instance;
    }
}

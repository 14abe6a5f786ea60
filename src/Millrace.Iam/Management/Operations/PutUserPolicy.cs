using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>PutUserPolicy (facts/iam.md 5).</summary>
internal sealed class PutUserPolicy(IamRoom room) : IOperationHandler<PutUserPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(PutUserPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = PolicyDocuments.RequireIdentity(request.PolicyDocument);
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithInline(request.PolicyName, policy)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetPolicyVersion (facts/iam.md 5).</summary>
internal sealed class GetPolicyVersion(IamRoom room) : IOperationHandler<GetPolicyVersionRequest, GetPolicyVersionResponse>
{
    public ValueTask<GetPolicyVersionResponse> HandleAsync(
        GetPolicyVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var policy = room.AccountOf(context).RequirePolicy(request.PolicyArn);
        var version = policy.RequireVersion(request.PolicyArn, request.VersionId);
        return ValueTask.FromResult(new GetPolicyVersionResponse { PolicyVersion = version.ToShape(policy) });
    }
}

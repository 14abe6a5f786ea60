using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts.Operations;

/// <summary>GetCallerIdentity: tells callers who they are. It needs no permission and cannot be denied (facts/iam.md trap 8).</summary>
internal sealed class GetCallerIdentity : IOperationHandler<GetCallerIdentityRequest, GetCallerIdentityResponse>
{
    public GetCallerIdentity(StsRoom _)
    {
    }

    public ValueTask<GetCallerIdentityResponse> HandleAsync(
        GetCallerIdentityRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new GetCallerIdentityResponse
        {
            UserId = context.Caller.UserId,
            Account = context.Caller.AccountId,
            Arn = context.Caller.Arn,
        });
}

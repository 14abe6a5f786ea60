using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>GetAccessKeyLastUsed (facts/iam.md 5).</summary>
internal sealed class GetAccessKeyLastUsed(IamRoom room) : IOperationHandler<GetAccessKeyLastUsedRequest, GetAccessKeyLastUsedResponse>
{
    public ValueTask<GetAccessKeyLastUsedResponse> HandleAsync(
        GetAccessKeyLastUsedRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = room.AccountOf(context);
        var key = account.Keys.GetValueOrDefault(request.AccessKeyId) ?? throw AccessKeys.NotFound(request.AccessKeyId);
        var use = room.Uses.Find(key.Id);
        return ValueTask.FromResult(new GetAccessKeyLastUsedResponse
        {
            UserName = account.FindUserById(key.UserId)?.Name,
            AccessKeyLastUsed = new AccessKeyLastUsed { LastUsedDate = use?.At, ServiceName = use?.Service ?? "N/A", Region = use?.Region ?? "N/A" },
        });
    }
}

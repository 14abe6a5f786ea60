using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UpdateAccessKey (facts/iam.md 5).</summary>
internal sealed class UpdateAccessKey(IamRoom room) : IOperationHandler<UpdateAccessKeyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        UpdateAccessKeyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.Status == StatusType.Expired) throw IamErrors.InvalidInput("A key can be made Active or Inactive; Expired is not set by a request.");
        await room.ChangeAsync(
            context,
            account => account.With(account.RequireKey(request.AccessKeyId, request.UserName, context) with { IsActive = request.Status == StatusType.Active }),
            cancellationToken);
        return NoOutput.Instance;
    }
}

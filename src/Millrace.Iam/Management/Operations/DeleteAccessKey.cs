using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>DeleteAccessKey (facts/iam.md 5).</summary>
internal sealed class DeleteAccessKey(IamRoom room) : IOperationHandler<DeleteAccessKeyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteAccessKeyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            context,
            account => account with { Keys = account.Keys.Remove(account.RequireKey(request.AccessKeyId, request.UserName, context).Id) },
            cancellationToken);
        room.Uses.Forget(request.AccessKeyId);
        return NoOutput.Instance;
    }
}

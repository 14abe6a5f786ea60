using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UntagInstanceProfile (facts/iam.md 5).</summary>
internal sealed class UntagInstanceProfile(IamRoom room) : IOperationHandler<UntagInstanceProfileRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        UntagInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireInstanceProfile(request.InstanceProfileName).WithoutTags(request.TagKeys)), cancellationToken);
        return NoOutput.Instance;
    }
}

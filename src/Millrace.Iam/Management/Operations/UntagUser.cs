using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>UntagUser (facts/iam.md 5).</summary>
internal sealed class UntagUser(IamRoom room) : IOperationHandler<UntagUserRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithoutTags(request.TagKeys)), cancellationToken);
        return NoOutput.Instance;
    }
}

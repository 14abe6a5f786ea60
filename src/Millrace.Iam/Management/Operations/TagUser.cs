using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>TagUser (facts/iam.md 5).</summary>
internal sealed class TagUser(IamRoom room) : IOperationHandler<TagUserRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagUserRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireUser(request.UserName).WithTags(request.Tags)), cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Model.Iam;
using Millrace.Wire;

namespace Millrace.Iam.Management.Operations;

/// <summary>TagInstanceProfile (facts/iam.md 5).</summary>
internal sealed class TagInstanceProfile(IamRoom room) : IOperationHandler<TagInstanceProfileRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        TagInstanceProfileRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(context, account => account.With(account.RequireInstanceProfile(request.InstanceProfileName).WithTags(request.Tags)), cancellationToken);
        return NoOutput.Instance;
    }
}

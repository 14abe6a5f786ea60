using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UntagResource (facts/lambda.md 2, Tags).</summary>
internal sealed class UntagResource(LambdaRoom room) : IOperationHandler<UntagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(
            Tagging.Resolve(request.Resource, context), before => before with { Tags = before.Tags.RemoveRange(request.TagKeys) }, cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>TagResource (facts/lambda.md 2, Tags).</summary>
internal sealed class TagResource(LambdaRoom room) : IOperationHandler<TagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.Tags.Count == 0) throw LambdaErrors.InvalidParameter("An error occurred and the request cannot be processed.");
        await room.ChangeAsync(
            Tagging.Resolve(request.Resource, context), before => before with { Tags = Tagging.Add(before.Tags, request.Tags) }, cancellationToken);
        return NoOutput.Instance;
    }
}

using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>UntagResource (facts/logs-metrics.md A).</summary>
internal sealed class UntagResource(LogsRoom room) : IOperationHandler<UntagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(Tagging.Resolve(request.ResourceArn), before => before with { Tags = before.Tags.RemoveRange(request.TagKeys) });
        return NoOutput.Instance;
    }
}

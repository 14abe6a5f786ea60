using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>TagResource (facts/logs-metrics.md A).</summary>
internal sealed class TagResource(LogsRoom room) : IOperationHandler<TagResourceRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagResourceRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(Tagging.Resolve(request.ResourceArn), before => before with { Tags = Tagging.Add(before.Tags, request.Tags) });
        return NoOutput.Instance;
    }
}

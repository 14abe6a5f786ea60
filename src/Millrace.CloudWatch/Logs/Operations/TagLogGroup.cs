using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>TagLogGroup (facts/logs-metrics.md A).</summary>
internal sealed class TagLogGroup(LogsRoom room) : IOperationHandler<TagLogGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(TagLogGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(LogGroupKey.Named(request.LogGroupName, context), before => before with { Tags = Tagging.Add(before.Tags, request.Tags) });
        return NoOutput.Instance;
    }
}

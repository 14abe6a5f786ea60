using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>UntagLogGroup (facts/logs-metrics.md A).</summary>
internal sealed class UntagLogGroup(LogsRoom room) : IOperationHandler<UntagLogGroupRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(UntagLogGroupRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(LogGroupKey.Named(request.LogGroupName, context), before => before with { Tags = before.Tags.RemoveRange(request.Tags) });
        return NoOutput.Instance;
    }
}

using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DeleteRetentionPolicy (facts/logs-metrics.md A).</summary>
internal sealed class DeleteRetentionPolicy(LogsRoom room) : IOperationHandler<DeleteRetentionPolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteRetentionPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        await room.ChangeAsync(LogGroupKey.Named(request.LogGroupName, context), static before => before with { RetentionInDays = null });
        return NoOutput.Instance;
    }
}

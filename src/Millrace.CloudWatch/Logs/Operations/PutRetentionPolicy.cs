using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>PutRetentionPolicy (facts/logs-metrics.md A). What is too old is not read any more from now on.</summary>
internal sealed class PutRetentionPolicy(LogsRoom room) : IOperationHandler<PutRetentionPolicyRequest, NoOutput>
{
    private static readonly int[] Days =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public async ValueTask<NoOutput> HandleAsync(PutRetentionPolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var days = request.RetentionInDays!.Value;
        if (!Days.Contains(days)) throw LogsErrors.InvalidParameter($"Invalid retention value. Please choose from: [{string.Join(", ", Days)}]");
        await room.ChangeAsync(LogGroupKey.Named(request.LogGroupName, context), before => before with { RetentionInDays = days });
        return NoOutput.Instance;
    }
}

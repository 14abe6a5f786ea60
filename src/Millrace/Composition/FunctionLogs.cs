using Millrace.CloudWatch.Logs;
using Millrace.Iam.Authorization;
using Millrace.Lambda;

namespace Millrace.Composition;

/// <summary>The logs of functions in CloudWatch Logs, as far as their roles may write there (facts/iam.md 3).</summary>
internal sealed class FunctionLogs(LogsService logs, RolePermissions roles) : IFunctionLogs
{
    public async ValueTask WriteAsync(FunctionLogStream stream, IReadOnlyList<FunctionLogLine> lines, CancellationToken cancellationToken) =>
        await logs.DeliverAsync(
            new LogDelivery(stream.AccountId, stream.Region, stream.Group, stream.Stream),
            [.. lines.Select(static line => new DeliveredLine(line.Time, line.Text))],
            (action, resource) => roles.Allows(stream.AccountId, stream.Region, stream.RoleArn, action, resource));
}

using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DescribeAccountSettings (facts/kinesis.md 5).</summary>
internal sealed class DescribeAccountSettings(KinesisRoom room) : IOperationHandler<DescribeAccountSettingsRequest, DescribeAccountSettingsResponse>
{
    public async ValueTask<DescribeAccountSettingsResponse> HandleAsync(
        DescribeAccountSettingsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var settings = await room.Accounts.FindAsync(context.Caller.AccountId, context.Region, cancellationToken);
        return new DescribeAccountSettingsResponse { MinimumThroughputBillingCommitment = settings.ToShapeAt(room.Now) };
    }
}

using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UpdateAccountSettings (facts/kinesis.md 5).</summary>
internal sealed class UpdateAccountSettings(KinesisRoom room) : IOperationHandler<UpdateAccountSettingsRequest, UpdateAccountSettingsResponse>
{
    public async ValueTask<UpdateAccountSettingsResponse> HandleAsync(
        UpdateAccountSettingsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var enables = request.MinimumThroughputBillingCommitment.Status == MinimumThroughputBillingCommitmentInputStatus.Enabled;
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var now = room.Now;
        var settings = await room.Accounts.ChangeAsync(
            context.Caller.AccountId, context.Region, settings => enables ? settings.Commit(now) : settings.Uncommit(now), cancellationToken);
        return new UpdateAccountSettingsResponse { MinimumThroughputBillingCommitment = settings.ToShapeAt(now) };
    }
}

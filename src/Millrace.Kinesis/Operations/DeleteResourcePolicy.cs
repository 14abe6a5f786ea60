using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DeleteResourcePolicy (facts/kinesis.md 5).</summary>
internal sealed class DeleteResourcePolicy(KinesisRoom room) : IOperationHandler<DeleteResourcePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeleteResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ResourceReferences.Resolve(request.ResourceARN, context, KinesisApi.DeleteResourcePolicy);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        if (state.ResourcePolicy is null)
            throw KinesisErrors.ResourceNotFound($"No resource policy found for resource ARN {request.ResourceARN}");

        await room.Streams.ChangeAsync(stream, state with { ResourcePolicy = null });
        return NoOutput.Instance;
    }
}

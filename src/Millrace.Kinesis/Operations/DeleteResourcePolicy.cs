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
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var resource = Resource.FindActive(request.ResourceARN, room, context, KinesisApi.DeleteResourcePolicy);
        if (resource.Policy is null)
            throw KinesisErrors.ResourceNotFound($"No resource policy found for resource ARN {request.ResourceARN}");

        await room.Streams.ChangeAsync(resource.Stream, resource.WithPolicy(null));
        return NoOutput.Instance;
    }
}

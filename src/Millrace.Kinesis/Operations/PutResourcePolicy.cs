using Millrace.Kinesis.Policies;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>PutResourcePolicy (facts/kinesis.md 5).</summary>
internal sealed class PutResourcePolicy(KinesisRoom room) : IOperationHandler<PutResourcePolicyRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        PutResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var resource = Resource.FindActive(request.ResourceARN, room, context, KinesisApi.PutResourcePolicy);
        ResourcePolicy.Check(request.Policy);

        await room.Streams.ChangeAsync(resource.Stream, resource.WithPolicy(request.Policy));
        return NoOutput.Instance;
    }
}

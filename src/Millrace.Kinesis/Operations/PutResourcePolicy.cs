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
        var key = ResourceReferences.Resolve(request.ResourceARN, context, KinesisApi.PutResourcePolicy);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        ResourcePolicy.Check(request.Policy);

        await room.Streams.ChangeAsync(stream, state with { ResourcePolicy = request.Policy });
        return NoOutput.Instance;
    }
}

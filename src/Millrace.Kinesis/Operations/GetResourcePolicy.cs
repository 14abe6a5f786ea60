using Millrace.Kinesis.Policies;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>GetResourcePolicy (facts/kinesis.md 5).</summary>
internal sealed class GetResourcePolicy(KinesisRoom room) : IOperationHandler<GetResourcePolicyRequest, GetResourcePolicyResponse>
{
    public ValueTask<GetResourcePolicyResponse> HandleAsync(
        GetResourcePolicyRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ResourceReferences.Resolve(request.ResourceARN, context, KinesisApi.GetResourcePolicy);
        var state = room.Streams.Find(key).State;
        return ValueTask.FromResult(new GetResourcePolicyResponse { Policy = state.ResourcePolicy ?? ResourcePolicy.None });
    }
}

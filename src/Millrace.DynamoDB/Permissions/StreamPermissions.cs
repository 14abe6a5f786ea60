using Millrace.Model.DynamoDBStreams;
using Millrace.Wire;

namespace Millrace.DynamoDB.Permissions;

/// <summary>Which permission a call to DynamoDB Streams needs, on which stream (facts/dynamodb.md 2.4). Streams have neither tags nor policies here.</summary>
internal sealed class StreamPermissions : IPermissionSource
{
    public ServiceDescriptor Service => DynamoDBStreamsApi.Service;

    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        var stream = request switch
        {
            DescribeStreamRequest describe => describe.StreamArn,
            GetShardIteratorRequest iterator => iterator.StreamArn,
            // An iterator begins with the ARN of its stream.
            GetRecordsRequest read => read.ShardIterator.Split('|')[0],
            _ => null,
        };
        permissions.Add(new RequiredPermission(operation.Action, stream, DynamoDBPermissions.AccountOf(stream) ?? context.Caller.AccountId));
    }

    public string? FindPolicy(string resource) => null;

    public IReadOnlyDictionary<string, string>? FindTags(string resource) => null;
}

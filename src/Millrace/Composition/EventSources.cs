using Millrace.DynamoDB;
using Millrace.Iam.Accounts;
using Millrace.Iam.Authorization;
using Millrace.Kinesis;
using Millrace.Lambda.EventSourceMappings;
using Millrace.Wire;

namespace Millrace.Composition;

/// <summary>What event source mappings read: streams of Kinesis and of tables.</summary>
/// <param name="kinesis">The streams.</param>
/// <param name="dynamoDB">The tables.</param>
/// <param name="directory">The roles.</param>
/// <param name="authorization">Knows what may be read.</param>
/// <param name="faults">The faults, which each read meets as if it had come by the socket.</param>
/// <param name="time">The clock.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class EventSources(
    KinesisService kinesis,
    DynamoDBService dynamoDB,
    IamDirectory directory,
    AuthorizationStage authorization,
    IRequestStage faults,
    TimeProvider time,
    TimeProvider machine) : IEventSources
{
    private readonly StreamSources _streams = new(kinesis, directory, authorization, faults, time);
    private readonly TableSources _tables = new(dynamoDB, directory, authorization, faults, time, machine);

    public ValueTask<IEventSource> OpenAsync(string eventSourceArn, Func<string> roleArn, CancellationToken cancellationToken) =>
        eventSourceArn.Split(':') is [_, _, "dynamodb", ..]
            ? _tables.OpenAsync(eventSourceArn, roleArn, cancellationToken)
            : _streams.OpenAsync(eventSourceArn, roleArn, cancellationToken);
}

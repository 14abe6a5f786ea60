using Amazon.DynamoDBv2;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Coordination;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Hosting;

/// <summary>Runs a scheduler as long as its host runs. What ends the scheduler with a failure ends the host, unless the host is told otherwise.</summary>
/// <param name="options">The settings.</param>
/// <param name="factory">Makes processors.</param>
/// <param name="kinesis">Reads records.</param>
/// <param name="dynamoDB">Keeps the lease table.</param>
/// <param name="logs">The host's logs.</param>
internal sealed class KinesisConsumerService(
    KclOptions options, IShardRecordProcessorFactory factory, KinesisClient kinesis, IAmazonDynamoDB dynamoDB, ILoggerFactory logs)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = new Scheduler(options, factory, kinesis, dynamoDB, logs);
        await using (scheduler.ConfigureAwait(false)) await scheduler.RunAsync(stoppingToken).ConfigureAwait(false);
    }
}

using Amazon.DynamoDBv2;
using Microsoft.Extensions.Logging;
using Millrace.Client.Kinesis;

namespace Millrace.Kcl.Coordination;

/// <summary>Puts together what a scheduler runs.</summary>
internal static class Composition
{
    /// <exception cref="ArgumentException">The settings are wrong: all faults are listed.</exception>
    public static SchedulerParts Compose(KclOptions options, KinesisClient kinesis, IAmazonDynamoDB dynamoDB, ILoggerFactory logs)
    {
        ArgumentNullException.ThrowIfNull(kinesis);
        ArgumentNullException.ThrowIfNull(dynamoDB);
        ArgumentNullException.ThrowIfNull(logs);
        KclOptionsCheck.ThrowIfFaulty(options);
        throw new NotSupportedException("The lease coordinator is not here yet.");
    }
}

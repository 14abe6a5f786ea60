using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Hosting;

/// <summary>Consuming streams in a hosted application.</summary>
public static class KinesisConsumerServiceExtensions
{
    /// <summary>
    /// Runs a worker as long as the host runs: it begins with the host, and a stop of the host stops it cleanly. Set the host's shutdown timeout
    /// above <see cref="ProcessorOptions.ShutdownGrace"/>.
    /// </summary>
    /// <param name="services">
    /// The host's services. The clients are taken from them, a <see cref="KinesisClient"/> and an <see cref="IAmazonDynamoDB"/>; one that is not registered
    /// is made with the environment's credentials, region and endpoint.
    /// </param>
    /// <param name="options">Makes the settings.</param>
    /// <param name="factory">Makes the factory of processors.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddKinesisConsumer(
        this IServiceCollection services, Func<IServiceProvider, KclOptions> options, Func<IServiceProvider, IShardRecordProcessorFactory> factory)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(factory);
        // Each call adds a worker, so it is no service that could be there already.
        return services.AddSingleton<IHostedService>(provider => new KinesisConsumerService(
            options(provider),
            factory(provider),
            provider.GetService<KinesisClient>() ?? new KinesisClient(),
            provider.GetService<IAmazonDynamoDB>() ?? new AmazonDynamoDBClient(),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
    }
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Millrace.Client.Kinesis;
using Millrace.Kcl.Hosting;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Metrics;
using Millrace.Kcl.Tests.EndToEnd;

namespace Millrace.Kcl.Tests.Hosting;

/// <summary>A worker in a hosted application, and the meter that it has.</summary>
public sealed class KinesisConsumerServiceTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_runs_a_worker_with_its_clients_measures_it_and_stops_it_cleanly()
    {
        await using var application = await Application.StartAsync(shards: 1);
        var options = Application.Options(RetrievalMode.Polling);
        var measured = new ConcurrentDictionary<string, string?>();
        using var listener = Listen(options.WorkerId, measured);
        var services = new Services();
        services.AddKinesisConsumer(_ => options, _ => application);
        using var service = (IDisposable)Assert.Single(services).ImplementationFactory!(new Provider(application));
        var hosted = (IHostedService)service;

        await hosted.StartAsync(Ending);
        await application.Kinesis.PutRecordAsync(
            new() { StreamName = Application.StreamName, PartitionKey = "key", Data = Encoding.UTF8.GetBytes("data") }, Ending);
        await application.ReachedAsync(static calls => calls.Any(static call => call.Records.Count == 1));
        listener.RecordObservableInstruments();
        await hosted.StopAsync(Ending).InTime();

        Assert.Equal(["shutdownRequested", "leaseLost"], application.Deliveries.TakeLast(2).Select(static call => call.Call));
        var table = new DynamoDBLeaseTable(application.DynamoDB, options.ApplicationName, LeaseAssignment.WorkerUtilization, TimeProvider.System);
        Assert.All(await table.ListAsync(Ending), static lease => Assert.Null(lease.LeaseOwner));
        Assert.Equal("ProcessTask", measured["RecordsProcessed"]);
        Assert.Equal("ProcessTask", measured["KinesisDataFetcher.getRecords.Success"]);
        Assert.Equal("InitializeTask", measured["RecordProcessor.initialize.Time"]);
        Assert.Equal("ShutdownTask", measured["RecordProcessor.shutdown.Time"]);
        Assert.Equal("RenewAllLeases", measured["CurrentLeases"]);
        Assert.Equal("RenewAllLeases", measured["RenewLease.Success"]);
        Assert.Equal("TakeLeases", measured["ListLeases.Time"]);
        Assert.Equal("LeaseAssignmentManager", measured["NumOfLeasesReassignment"]);
        Assert.Equal("LeaseAssignmentManager", measured["LeaseSpillover"]);
        Assert.Equal("ShardSyncTask", measured["CreateLease.Success"]);
        Assert.Equal("ShardSyncTask", measured["SyncShards.Time"]);
        Assert.DoesNotContain("LostLeases", measured.Keys);
    }

    [Fact]
    public void Each_call_adds_a_worker()
    {
        var services = new Services();
        for (var i = 0; i < 2; i++) services.AddKinesisConsumer(static _ => throw new NotSupportedException(), static _ => throw new NotSupportedException());

        Assert.Equal(2, services.Count(static service => service.ServiceType == typeof(IHostedService)));
    }

    /// <summary>Notes which instruments of a worker measured, and the operation that they measured last.</summary>
    private static MeterListener Listen(string workerId, ConcurrentDictionary<string, string?> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == KclMetrics.MeterName && instrument.Meter.Tags?.Contains(new("WorkerIdentifier", workerId)) == true)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? operation = null;
            foreach (var tag in tags)
                if (tag.Key == "Operation") operation = (string?)tag.Value;
            measured[instrument.Name] = operation;
        }
    }

    private sealed class Services : List<ServiceDescriptor>, IServiceCollection;

    private sealed class Provider(Application application) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(KinesisClient) ? application.Kinesis : serviceType == typeof(IAmazonDynamoDB) ? application.DynamoDB : null;
    }
}

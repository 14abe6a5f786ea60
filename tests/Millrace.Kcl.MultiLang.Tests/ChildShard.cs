using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Millrace.Client.Aggregation;
using Millrace.Kcl.MultiLang.Processes;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.MultiLang.Tests;

/// <summary>A processor whose child is <c>TestData/child.sh</c>, called as the library calls it.</summary>
internal sealed class ChildShard : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-multilang-");
    private readonly MultiLangRecordProcessor _processor;
    private readonly ChildLauncher _launcher;

    public ChildShard(string how, Func<ChildSettings, ChildSettings>? change = null)
    {
        Transcript = Path.Combine(_folder.FullName, "transcript");
        var settings = new ChildSettings { TimeProvider = Time };
        if (change is not null) settings = change(settings);
        string[] command = [Path.Combine(AppContext.BaseDirectory, "TestData", "child.sh"), how, Transcript];
        _launcher = new ChildLauncher(command, Log, Time);
        _processor = new MultiLangRecordProcessor("shard-1", _launcher, settings, Failures, Log);
    }

    public Log Log { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public ChildFailures Failures { get; } = new();

    public string Transcript { get; }

    public static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <summary>The lines that children were sent; <c>start PID</c> before the first of each and <c>end</c> after its last.</summary>
    public string[] Sent => File.Exists(Transcript) ? File.ReadAllLines(Transcript) : [];

    /// <summary>The actions of those lines, with what each answer to a checkpoint says.</summary>
    public IEnumerable<string> Story => Sent.Select(line => line[0] == '{' ? line.Split('"')[3] : line.Split(' ')[0]);

    public int ChildId => int.Parse(Sent.Last(line => line.StartsWith("start ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);

    public int Running => _launcher.Running.Count;

    public static UserRecord Record(int number) => new() { Data = new byte[] { 1 }, PartitionKey = "k", SequenceNumber = $"{number}" };

    public Task InitializeAsync(string checkpoint = "TRIM_HORIZON") =>
        _processor.InitializeAsync(new InitializationInput("shard-1", new ExtendedSequenceNumber(checkpoint), null, default), Ending);

    public Task ProcessAsync(FakeCheckpointer checkpointer, params int[] numbers) => ProcessAsync(checkpointer, Ending, numbers);

    public Task ProcessAsync(FakeCheckpointer checkpointer, CancellationToken lost, params int[] numbers) =>
        _processor.ProcessRecordsAsync(
            new ProcessRecordsInput([.. numbers.Select(Record)], checkpointer, MillisBehindLatest: 0, IsAtShardEnd: false, Time.GetUtcNow()), lost);

    public Task LoseAsync() => _processor.LeaseLostAsync(new LeaseLostInput("shard-1"), Ending);

    public Task EndShardAsync(FakeCheckpointer checkpointer) => _processor.ShardEndedAsync(new ShardEndedInput("shard-1", checkpointer), Ending);

    public Task RequestShutdownAsync(FakeCheckpointer checkpointer) =>
        _processor.ShutdownRequestedAsync(new ShutdownRequestedInput("shard-1", checkpointer), Ending);

    /// <summary>Lets time pass until something is done.</summary>
    public async Task PassAsync(Task until)
    {
        while (!until.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    /// <summary>Until a child has been sent this.</summary>
    public async Task SentAsync(string action)
    {
        while (!Story.Contains(action))
        {
            Ending.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _launcher.Running) await child.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

using Microsoft.Extensions.Time.Testing;
using Millrace.Storage.State;
using Millrace.Storage.Tests.Logs;

namespace Millrace.Storage.Tests;

public sealed class StorageEngineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task Records_and_state_outlive_a_restart(Durability durability)
    {
        await using (var engine = await OpenAsync(durability))
        {
            await engine.Logs.Open("log").AppendAsync("1");
            await engine.State.CommitAsync(new[] { new StateChange("b", "k", "v"u8.ToArray(), 0) }, Cancellation);
        }

        await using var reopened = await OpenAsync(durability);

        Assert.True(reopened.Recovery.WasClean);
        Assert.Equal(["1"], await reopened.Logs.Open("log").DataAsync());
        Assert.Equal("v"u8.ToArray(), (await reopened.State.FindAsync("b", "k", Cancellation))!.Value.ToArray());
    }

    [Fact]
    public async Task After_a_crash_it_says_what_it_looked_at()
    {
        await using var engine = await OpenAsync(Durability.Normal);
        await engine.Logs.Open("log").AppendAsync("1");
        using var crashed = _folder.Copy();

        await using var recovered = await StorageEngine.OpenAsync(
            new() { Durability = Durability.Normal, Directory = crashed["data"] }, _clock, Cancellation);

        Assert.Equal((false, 1), (recovered.Recovery.WasClean, recovered.Recovery.LogsChecked));
        Assert.Equal(["1"], await recovered.Logs.Open("log").DataAsync());
    }

    [Fact]
    public async Task Another_durability_reads_what_one_wrote()
    {
        await using (var engine = await OpenAsync(Durability.Full))
            await engine.Logs.Open("log").AppendAsync("1");
        await using (var engine = await OpenAsync(Durability.Normal))
            await engine.Logs.Open("log").AppendAsync("2");
        await using var reopened = await OpenAsync(Durability.Full);

        Assert.Equal(["1", "2"], await reopened.Logs.Open("log").DataAsync());
    }

    [Fact]
    public async Task In_memory_it_needs_no_directory()
    {
        await using var engine = await StorageEngine.OpenAsync(new() { Durability = Durability.Memory }, _clock, Cancellation);
        await engine.Logs.Open("log").AppendAsync("1");

        Assert.Equal(["1"], await engine.Logs.Open("log").DataAsync());
        Assert.Null(engine.Directory);
    }

    [Fact]
    public async Task A_directory_in_use_is_refused_and_the_first_user_is_not_disturbed()
    {
        await using var engine = await OpenAsync(Durability.Normal);

        var error = await Assert.ThrowsAsync<DataDirectoryException>(() => OpenAsync(Durability.Normal));

        Assert.Equal(DataDirectoryFault.InUse, error.Fault);
        await engine.Logs.Open("log").AppendAsync("1");
    }

    [Fact]
    public async Task A_failed_opening_leaves_the_directory_unlocked()
    {
        await using (await OpenAsync(Durability.Normal))
        {
        }
        await File.WriteAllTextAsync(_folder["data/state.db"], new string('x', 10_000), Cancellation);
        await Assert.ThrowsAsync<StateStoreException>(() => OpenAsync(Durability.Normal));
        File.Delete(_folder["data/state.db"]);

        await using var engine = await OpenAsync(Durability.Normal);
    }

    private Task<StorageEngine> OpenAsync(Durability durability) =>
        StorageEngine.OpenAsync(new() { Durability = durability, Directory = _folder["data"] }, _clock, Cancellation);
}

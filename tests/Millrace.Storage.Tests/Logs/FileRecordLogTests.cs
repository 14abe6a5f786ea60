using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Files;

namespace Millrace.Storage.Tests.Logs;

/// <summary>The contract, acknowledged when written.</summary>
public sealed class NormalFileRecordLogTests : RecordLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IRecordLogStore OpenStore() => FileRecordLogStore.Open(_folder["logs"], Durability.Normal, Clock);
}

/// <summary>The contract, acknowledged when synced.</summary>
public sealed class FullFileRecordLogTests : RecordLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IRecordLogStore OpenStore() => FileRecordLogStore.Open(_folder["logs"], Durability.Full, Clock);
}

/// <summary>The contract, with a new segment for almost every append and one file open at a time.</summary>
public sealed class SmallSegmentFileRecordLogTests : RecordLogContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IRecordLogStore OpenStore() =>
        FileRecordLogStore.Open(_folder["logs"], Durability.Normal, Clock, new FileLogSettings { SegmentBytes = 200, OpenFiles = 1 });
}

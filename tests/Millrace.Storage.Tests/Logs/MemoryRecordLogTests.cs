using Millrace.Storage.Logs;
using Millrace.Storage.Logs.Memory;

namespace Millrace.Storage.Tests.Logs;

public sealed class MemoryRecordLogTests : RecordLogContract
{
    protected override IRecordLogStore OpenStore() => new MemoryRecordLogStore(Clock);
}

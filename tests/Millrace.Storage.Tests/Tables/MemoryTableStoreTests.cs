using Millrace.Storage.Tables;

namespace Millrace.Storage.Tests.Tables;

public sealed class MemoryTableStoreTests : TableStoreContract
{
    protected override ITableStore OpenStore() => new MemoryTableStore();
}

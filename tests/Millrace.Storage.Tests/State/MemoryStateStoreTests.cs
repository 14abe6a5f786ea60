using Millrace.Storage.State;

namespace Millrace.Storage.Tests.State;

public sealed class MemoryStateStoreTests : StateStoreContract
{
    protected override IStateStore OpenStore() => new MemoryStateStore();
}

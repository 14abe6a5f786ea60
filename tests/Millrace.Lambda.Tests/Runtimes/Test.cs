namespace Millrace.Lambda.Tests.Runtimes;

/// <summary>What every test waits with.</summary>
internal static class Test
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}

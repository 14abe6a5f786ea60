namespace Millrace.Hosting.Connections;

/// <summary>
/// Where .NET goes on once a socket has received or sent: usually on the thread pool, here on the thread that waits for all sockets. Kestrel only moves bytes
/// there and leaves each request to the pool, so nothing that blocks comes on it; what else awaits a socket in this process must yield before it works.
/// </summary>
internal static class SocketCompletions
{
    // .NET has no other way to say it (dotnet/runtime, SocketAsyncEngine.Unix.cs), and looks when the first socket waits.
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Saves each request a change of threads. To be called before the process has used a socket; an operator's own setting of the variable stays.</summary>
    public static void StayOnTheWaitingThread()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null) Environment.SetEnvironmentVariable(Variable, "1");
    }
}

using Millrace.Lambda.Code;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Invocation;

/// <summary>What environments are made with.</summary>
/// <param name="Options">The limits.</param>
/// <param name="Neighbours">Roles, logs and where the Runtime API is.</param>
/// <param name="Launcher">Starts processes.</param>
/// <param name="Code">Code, unzipped.</param>
/// <param name="TemporaryFolder">Where environments have their <c>/tmp</c>.</param>
/// <param name="Time">The server's clock, which logs tell.</param>
/// <param name="Machine">The machine's clock, which processes live by.</param>
internal sealed record InvocationSurroundings(
    LambdaOptions Options,
    LambdaNeighbours Neighbours,
    IRuntimeLauncher Launcher,
    CodeFolders Code,
    string TemporaryFolder,
    TimeProvider Time,
    TimeProvider Machine)
{
    /// <summary>Where the server itself is; null until it listens.</summary>
    public ServerAddress? Server { get; set; }
}

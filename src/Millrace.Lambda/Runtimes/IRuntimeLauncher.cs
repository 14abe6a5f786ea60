namespace Millrace.Lambda.Runtimes;

/// <summary>Starts the process of an execution environment, shut in as well as the machine allows (facts/lambda.md 6 and 8).</summary>
internal interface IRuntimeLauncher
{
    /// <summary>How functions are shut in, as in <c>basic</c>, with what that gives; for the start and for logs.</summary>
    string Tier { get; }

    /// <summary>What must be installed before a runtime can run here, as a sentence for whoever called the function; null when nothing is missing.</summary>
    /// <param name="runtime">The runtime, as in <c>nodejs22.x</c>.</param>
    string? Missing(string runtime);

    /// <summary>What about a runtime is not as on AWS, as a sentence: the program here is of another version. Null when nothing is.</summary>
    /// <param name="runtime">The runtime, as in <c>nodejs22.x</c>.</param>
    string? Warning(string runtime);

    /// <summary>Starts a process. It speaks the Runtime API at the address that its variables name.</summary>
    /// <param name="specification">What is started, with what.</param>
    /// <param name="output">Gets each line that it or a child of its writes, in order, from one thread at a time.</param>
    /// <exception cref="RuntimeStartException">It cannot be started; the message is the function's error.</exception>
    IRuntimeProcess Start(RuntimeSpecification specification, Action<ReadOnlyMemory<byte>> output);
}

/// <summary>The process group of an execution environment.</summary>
internal interface IRuntimeProcess : IAsyncDisposable
{
    /// <summary>Done when the first process has ended and what it wrote has been read: <c>exit status 127</c>, <c>signal: killed</c>, or null for an end without a reason.</summary>
    Task<string?> Exited { get; }

    /// <summary>The most memory that it took so far, in bytes.</summary>
    long PeakMemory { get; }

    /// <summary>Waits until everything that it has written by now was given to the output.</summary>
    ValueTask DrainAsync(CancellationToken cancellationToken);

    /// <summary>Stops all its threads until <see cref="Thaw"/>.</summary>
    void Freeze();

    /// <summary>Lets it run on.</summary>
    void Thaw();

    /// <summary>Ends every process of the group at once; <see cref="Exited"/> follows.</summary>
    void Kill();
}

/// <summary>What an execution environment is started with.</summary>
/// <param name="Runtime">The runtime, as in <c>nodejs22.x</c>.</param>
/// <param name="Handler">The handler; null where the runtime needs none.</param>
/// <param name="TaskRoot">The folder of the function's code, unzipped; read only.</param>
/// <param name="LayerRoot">The folder of its layers, unzipped one over the other; read only; null without layers.</param>
/// <param name="TemporaryFolder">An empty folder for its files; its <c>/tmp</c> where the tier can show it there.</param>
/// <param name="Variables">All its variables but those that depend on where the launcher puts things (<c>LAMBDA_TASK_ROOT</c>, <c>PATH</c>, ...).</param>
/// <param name="MemoryMegabytes">The most memory.</param>
/// <param name="TemporaryMegabytes">The most that fits in the temporary folder.</param>
internal sealed record RuntimeSpecification(
    string Runtime,
    string? Handler,
    string TaskRoot,
    string? LayerRoot,
    string TemporaryFolder,
    IReadOnlyDictionary<string, string> Variables,
    int MemoryMegabytes,
    int TemporaryMegabytes);

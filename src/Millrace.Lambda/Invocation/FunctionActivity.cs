namespace Millrace.Lambda.Invocation;

/// <summary>A function as an observer sees it: what was counted since the server started, and what runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">What tells it from functions of its name elsewhere.</param>
/// <param name="Invocations">Calls that ended.</param>
/// <param name="Errors">Calls that ended with an error of the function.</param>
/// <param name="Throttles">Calls that were refused for its concurrency.</param>
/// <param name="ColdStarts">Processes that were started for it.</param>
/// <param name="Environments">Environments that there are.</param>
/// <param name="Idle">Those of them that wait for a call.</param>
public sealed record FunctionActivity(
    string Name, string Key, long Invocations, long Errors, long Throttles, long ColdStarts, int Environments, int Idle);

/// <summary>An event source mapping as an observer sees it, since the server started.</summary>
/// <param name="Id">Its UUID.</param>
/// <param name="Function">The name of the function that it calls.</param>
/// <param name="Lag">The age of the last record of the last batch when the function had finished.</param>
/// <param name="Polled">Records that were read.</param>
/// <param name="Failed">Records that the function failed on.</param>
/// <param name="Dropped">Records that were given up.</param>
public sealed record MappingActivity(string Id, string Function, TimeSpan Lag, long Polled, long Failed, long Dropped);

namespace Amazon.Lambda.Core;

/// <summary>The part of the interfaces of Amazon.Lambda.Core that the function uses; they are bound by name.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    int MemoryLimitInMB { get; }

    TimeSpan RemainingTime { get; }

    IClientContext? ClientContext { get; }

    ILambdaLogger Logger { get; }
}

public interface IClientContext
{
    IDictionary<string, string> Custom { get; }
}

public interface ILambdaLogger
{
    void LogLine(string message);

    void LogInformation(string message) => LogLine(message);
}

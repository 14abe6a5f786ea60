namespace Millrace.CloudWatch.Logs;

/// <summary>Where subscription filters send events.</summary>
public interface ILogDestinations
{
    /// <summary>Puts a record into a stream of Kinesis.</summary>
    /// <param name="streamArn">The stream.</param>
    /// <param name="roleArn">The role that must have leave for it.</param>
    /// <param name="partitionKey">The record's partition key.</param>
    /// <param name="data">The record's data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Wire.ServiceException">The stream is not there, does not take it now, or the role may not.</exception>
    ValueTask PutRecordAsync(string streamArn, string roleArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);

    /// <summary>Whether a function's policy lets CloudWatch Logs call it for a log group. A function that is not there lets nobody.</summary>
    /// <param name="functionArn">The function, a version or an alias of it.</param>
    /// <param name="logGroupArn">The log group, with <c>:*</c> at the end.</param>
    /// <param name="accountId">The account of the log group.</param>
    bool MayInvoke(string functionArn, string logGroupArn, string accountId);

    /// <summary>Calls a function, which may run later; done when the call is kept.</summary>
    /// <param name="functionArn">The function, a version or an alias of it.</param>
    /// <param name="payload">What it gets, JSON.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Wire.ServiceException">The function is not there, or does not take it.</exception>
    ValueTask InvokeAsync(string functionArn, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}

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
}

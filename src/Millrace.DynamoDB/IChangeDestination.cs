namespace Millrace.DynamoDB;

/// <summary>Where changes of tables can be put: Kinesis, which this room does not know.</summary>
public interface IChangeDestination
{
    /// <summary>Whether a stream is there that takes records.</summary>
    ValueTask<bool> IsThereAsync(string streamArn, CancellationToken cancellationToken);

    /// <summary>Puts a record; done when the stream has it.</summary>
    /// <exception cref="Exception">It does not take the record now.</exception>
    ValueTask PutAsync(string streamArn, string partitionKey, ReadOnlyMemory<byte> data, CancellationToken cancellationToken);
}

using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Streams;

/// <summary>Finds out which stream a request means, and holds its limits.</summary>
internal static class StreamReferences
{
    /// <exception cref="ServiceException">It is no stream's ARN, or of another account.</exception>
    public static StreamKey Resolve(string arn, RequestContext context)
    {
        if (StreamKey.Parse(arn) is not { } key) throw DynamoDBErrors.Validation("Invalid StreamArn");
        if (key.Table.Region != context.Region) throw NotFound(key);
        if (key.Table.AccountId != context.Caller.AccountId && !context.IsGrantedAcrossAccounts) throw TableReferences.NotYours(arn, context);
        return key;
    }

    /// <exception cref="ServiceException">There is none.</exception>
    public static StreamState Find(ITableReader reader, StreamKey key) => StreamCatalog.Find(reader, key) ?? throw NotFound(key);

    /// <exception cref="ServiceException">There is none.</exception>
    public static ShardState FindShard(StreamState stream, string id) =>
        stream.FindShard(id) ?? throw DynamoDBErrors.ResourceNotFound("Requested resource not found: Shard does not exist");

    /// <summary>How many things a page may hold.</summary>
    /// <exception cref="ServiceException">More are asked for.</exception>
    public static int Limit(int? asked, int most) => asked is not { } limit || limit <= most
        ? asked ?? most
        : throw DynamoDBErrors.Validation(
            $"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {most}");

    /// <summary>What was asked for is trimmed.</summary>
    public static ServiceException Trimmed() =>
        new("TrimmedDataAccessException", "The operation attempted to read past the oldest stream record in a shard.");

    private static ServiceException NotFound(StreamKey key) => DynamoDBErrors.ResourceNotFound($"Requested resource not found: Stream: {key.Arn} not found");
}

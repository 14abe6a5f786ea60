using Millrace.Wire;

namespace Millrace.Kinesis;

/// <summary>Faults that somebody asked for and that hit parts of a call: a test's way to see what else it would see too seldom.</summary>
public interface IPartFaults
{
    /// <summary>Whether single records may fail at all: asked once a PutRecords, so that none costs its records nothing.</summary>
    bool HitsRecords { get; }

    /// <summary>The error of a single record of a PutRecords; null to let it in.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="shardId">The shard that the record falls into.</param>
    /// <param name="accountId">The caller's account.</param>
    ServiceException? OfRecord(string stream, string shardId, string accountId);

    /// <summary>Whether a GetRecords that found records answers none, as AWS does at times; they come with the next one.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="shardId">The shard.</param>
    bool EmptiesPage(string stream, string shardId);

    /// <summary>The error that ends a subscription in place of an event with records; null to let it pass.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="shardId">The shard.</param>
    /// <param name="accountId">The stream's account.</param>
    ServiceException? OfEvent(string stream, string shardId, string accountId);
}

using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>What would be accepted in vain is refused, in words of ours that name another way (facts/dynamodb.md 1).</summary>
internal static class UnavailableFeatures
{
    public static void CheckReplicas(bool areGiven)
    {
        if (areGiven) throw Replicas();
    }

    public static void Check(SSESpecification? encryption)
    {
        if (encryption?.Enabled is true && encryption.KMSMasterKeyId is not null)
            throw Unavailable("encryption with a key of your own", "leave KMSMasterKeyId out, and encrypt the disk under the data directory");
    }

    /// <summary>There are no backups.</summary>
    public static ServiceException Backups() => Unavailable("backups", "copy the data directory of a server that is stopped, or write what Scan reads into another table");

    /// <summary>There is nowhere to put files.</summary>
    public static ServiceException Files() => Unavailable("exports and imports", "read with Scan, in segments if it is much, and write with BatchWriteItem");

    /// <summary>There is one region.</summary>
    public static ServiceException Replicas() =>
        Unavailable("replicas of tables in other regions", "read the table's stream, and write its changes to a table in the other region");

    /// <summary>Nobody counts keys.</summary>
    public static ServiceException Insights() => Unavailable("contributor insights", "ask for ReturnConsumedCapacity, and count keys where they are made");

    private static ServiceException Unavailable(string feature, string instead) =>
        DynamoDBErrors.Validation($"Millrace does not implement {feature}. Instead: {instead}.");
}

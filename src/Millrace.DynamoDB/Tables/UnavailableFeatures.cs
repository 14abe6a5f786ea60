using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>Settings that would be accepted in vain are refused, in words of ours that say so (facts/dynamodb.md 1).</summary>
internal static class UnavailableFeatures
{
    public static void Check(StreamSpecification? stream)
    {
        if (stream?.StreamEnabled is true) throw Unavailable("streams of tables");
    }

    public static void Check(string? resourcePolicy)
    {
        if (resourcePolicy is not null) throw Unavailable("policies of tables");
    }

    public static void CheckReplicas(bool areGiven)
    {
        if (areGiven) throw Unavailable("replicas of tables in other regions");
    }

    public static void Check(SSESpecification? encryption)
    {
        if (encryption?.Enabled is true && encryption.KMSMasterKeyId is not null) throw Unavailable("encryption with a key of your own");
    }

    private static ServiceException Unavailable(string feature) => DynamoDBErrors.Validation($"Millrace does not implement {feature}.");
}

using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Tables;

/// <summary>Checks how a table is paid for (facts/dynamodb.md 9, 19.7).</summary>
internal static class Throughputs
{
    private const long MostUnits = 1_000_000_000_000;

    /// <summary>The throughput of a table in a billing mode.</summary>
    public static ThroughputState Of(string billingMode, ProvisionedThroughput? throughput)
    {
        if (billingMode == BillingMode.PayPerRequest)
        {
            return throughput is null
                ? ThroughputState.None
                : throw DynamoDBErrors.InvalidParameters("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }

        return throughput is null
            ? throw DynamoDBErrors.InvalidParameters("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
            : Of(throughput);
    }

    /// <summary>A throughput within bounds.</summary>
    public static ThroughputState Of(ProvisionedThroughput throughput)
    {
        var (read, write) = (throughput.ReadCapacityUnits!.Value, throughput.WriteCapacityUnits!.Value);
        if (read > MostUnits) throw DynamoDBErrors.Validation($"Given value {read} for ReadCapacityUnits is out of bounds");
        if (write > MostUnits) throw DynamoDBErrors.Validation($"Given value {write} for WriteCapacityUnits is out of bounds");
        return new ThroughputState(read, write);
    }
}

using System.Collections.Frozen;
using System.Globalization;
using Millrace.Model.Policies;

namespace Millrace.Sqs.Queues;

/// <summary>The settings of queues and what they may be (facts/sqs.md, Limits and defaults).</summary>
internal static class QueueAttributes
{
    public const string All = "All";
    public const string VisibilityTimeout = "VisibilityTimeout";
    public const string MessageRetentionPeriod = "MessageRetentionPeriod";
    public const string DelaySeconds = "DelaySeconds";
    public const string ReceiveMessageWaitTimeSeconds = "ReceiveMessageWaitTimeSeconds";
    public const string MaximumMessageSize = "MaximumMessageSize";
    public const string Policy = "Policy";
    public const string RedrivePolicy = "RedrivePolicy";

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal, "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled", "RedriveAllowPolicy");

    private static readonly FrozenSet<string> Told = FrozenSet.Create(
        StringComparer.Ordinal,
        All,
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible",
        "CreatedTimestamp",
        "LastModifiedTimestamp",
        "QueueArn",
        "FifoQueue",
        "ContentBasedDeduplication",
        "DeduplicationScope",
        "FifoThroughputLimit");

    /// <summary>The settings that are numbers.</summary>
    public static FrozenDictionary<string, (int Default, int Least, int Most)> Numbers { get; } = new Dictionary<string, (int, int, int)>
    {
        [VisibilityTimeout] = (30, 0, 43_200),
        [MaximumMessageSize] = (1_048_576, 1024, 1_048_576),
        [MessageRetentionPeriod] = (345_600, 60, 1_209_600),
        [DelaySeconds] = (0, 0, 900),
        [ReceiveMessageWaitTimeSeconds] = (0, 0, 20),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Checks that a name is one that can be asked for.</summary>
    public static void CheckName(string name)
    {
        if (!Numbers.ContainsKey(name) && !Kept.Contains(name) && !Told.Contains(name) && name is not (Policy or RedrivePolicy))
            throw SqsErrors.InvalidAttributeName($"Unknown Attribute {name}.");
    }

    /// <summary>The settings with some of them set anew; an empty one is taken away.</summary>
    /// <param name="present">The settings until now.</param>
    /// <param name="changes">What is set.</param>
    /// <param name="isDeadLetterQueue">Whether an ARN names a queue that dead letters can go to.</param>
    public static Dictionary<string, string> Change(
        IReadOnlyDictionary<string, string> present, IReadOnlyDictionary<string, string>? changes, Func<string, bool> isDeadLetterQueue)
    {
        var attributes = new Dictionary<string, string>(present);
        foreach (var (name, value) in changes ?? new Dictionary<string, string>())
        {
            Check(name, value, isDeadLetterQueue);
            if (value.Length == 0) attributes.Remove(name);
            else attributes[name] = value;
        }

        return attributes;
    }

    private static void Check(string name, string value, Func<string, bool> isDeadLetterQueue)
    {
        if (Numbers.TryGetValue(name, out var range))
        {
            if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < range.Least || number > range.Most)
                throw SqsErrors.InvalidAttributeValue($"Invalid value for the parameter {name}.");
        }
        else if (name == Policy)
        {
            CheckPolicy(value);
        }
        else if (name == RedrivePolicy)
        {
            if (value.Length == 0) return;
            var policy = Queues.RedrivePolicy.Parse(value)
                ?? throw SqsErrors.InvalidAttributeValue($"Value {value} for parameter RedrivePolicy is invalid. Reason: it needs deadLetterTargetArn and maxReceiveCount from 1 to 1000.");
            if (!isDeadLetterQueue(policy.Target))
                throw SqsErrors.InvalidAttributeValue($"Value {value} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.");
        }
        else if (!Kept.Contains(name))
        {
            throw SqsErrors.InvalidAttributeName($"Unknown Attribute {name}.");
        }
    }

    private static void CheckPolicy(string policy)
    {
        if (policy.Length == 0) return;
        try
        {
            PolicyDocument.Parse(policy, PolicyKind.Resource);
        }
        catch (PolicyFormatException fault)
        {
            throw SqsErrors.InvalidAttributeValue($"Invalid value for the parameter Policy. Reason: {fault.Message}");
        }
    }
}

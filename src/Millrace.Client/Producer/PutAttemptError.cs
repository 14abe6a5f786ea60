namespace Millrace.Client.Producer;

/// <summary>The codes of <see cref="PutAttempt.ErrorCode"/> that no service answered.</summary>
public static class PutAttemptError
{
    /// <summary>The record's time to live ran out.</summary>
    public const string Expired = "Expired";

    /// <summary>
    /// The record was put inside an aggregated record that landed in a shard to which not all of it belongs, after a reshard. KCL drops
    /// that copy; other consumers see the user record twice.
    /// </summary>
    public const string WrongShard = "Wrong Shard";

    /// <summary>The answer had another number of results than the call had records.</summary>
    public const string RecordCountMismatch = "Record Count Mismatch";

    /// <summary>The call took longer than <see cref="ProducerOptions.RequestTimeout"/>.</summary>
    public const string RequestTimeout = "Request Timeout";

    /// <summary>The call got no answer.</summary>
    public const string NoAnswer = "No Answer";
}

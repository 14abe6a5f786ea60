namespace Millrace.Client.Producer;

/// <summary>Gives user records their outcome, or sends them round again.</summary>
internal sealed class Settlement(ProducerOptions options, ProducerClock clock, Admission admission, ShardLanes lanes, ProducerMetrics metrics)
{
    /// <summary>The record is on the stream.</summary>
    public void Succeed(OutgoingRecord record, string shardId, string sequenceNumber, CallTimes call)
    {
        metrics.KinesisRecordPut(record.SentBytes, shardId);
        var position = 0L;
        foreach (var user in record.UserRecords)
        {
            user.AddAttempt(call, errorCode: null, errorMessage: null);
            metrics.Put(user, shardId);
            user.Succeed(shardId, sequenceNumber, position++);
            admission.Release(user);
        }
    }

    /// <summary>The record is not on the stream: its user records go round again, or fail when that is pointless.</summary>
    public void Fail(OutgoingRecord record, string? shardId, CallTimes call, CallFault fault)
    {
        foreach (var user in record.UserRecords)
        {
            user.AddAttempt(call, fault.Code, fault.Message);
            metrics.Error(fault.Code, shardId);
        }

        if (fault.Remedy == CallRemedy.None)
            FailAll(record, user => new RecordRejectedException($"{fault.Code}: {fault.Message}", fault.Code, user.Attempts, fault.Cause));
        else if (fault.Remedy == CallRemedy.RetrySlower && options.FailIfThrottled)
            FailAll(record, user => new RecordThrottledException($"{fault.Code}: {fault.Message}", user.Attempts));
        else
            ReturnUnlessExpired(record);
    }

    /// <summary>Fails the user records whose time to live is over, and puts the others back.</summary>
    public void ReturnUnlessExpired(OutgoingRecord record)
    {
        var now = clock.Now;
        List<PendingRecord> alive = new(record.UserRecords.Count);
        foreach (var user in record.UserRecords)
        {
            if (now >= user.Expiration)
            {
                metrics.Expired();
                Fail(user, new RecordExpiredException(
                    $"{PutAttemptError.Expired}: the record was not put within {options.RecordTimeToLive.TotalSeconds:0.###} s" + LastError(user) + ".",
                    user.Attempts));
                continue;
            }

            user.MakeDue(now);
            alive.Add(user);
        }

        lanes.Return(alive);
    }

    /// <summary>Fails the user records of a record.</summary>
    public void FailAll(OutgoingRecord record, Func<PendingRecord, ProducerException> failure)
    {
        foreach (var user in record.UserRecords) Fail(user, failure(user));
    }

    /// <summary>Fails one user record.</summary>
    public void Fail(PendingRecord user, ProducerException failure)
    {
        user.Fail(failure);
        admission.Release(user);
    }

    private static string LastError(PendingRecord user) =>
        user.Attempts is [.., var last] ? $"; the last of {user.Attempts.Count} attempts said {last.ErrorCode}" : "; no attempt was possible";
}

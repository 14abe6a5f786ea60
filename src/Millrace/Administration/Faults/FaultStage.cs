using Millrace.Kinesis;
using Millrace.Wire;

namespace Millrace.Administration.Faults;

/// <summary>Lets requests fail or wait by rules. Delays of all rules that hit a request add up, and the first error is its answer.</summary>
internal sealed class FaultStage(KinesisService kinesis, TimeProvider clock) : IRequestStage, IPartFaults
{
    private readonly Lock _gate = new();
    private volatile ArmedFault[] _faults = [];
    private int _lastId;

    /// <summary>The rules, oldest first.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. _faults.Select(static fault => fault.Rule)];

    /// <inheritdoc/>
    public bool HitsRecords
    {
        get
        {
            foreach (var fault in _faults)
            {
                if (fault.Part == FaultParts.Record) return true;
            }

            return false;
        }
    }

    /// <summary>Adds a rule.</summary>
    public FaultRule Add(FaultRule rule)
    {
        lock (_gate)
        {
            var fault = new ArmedFault(++_lastId, rule);
            _faults = [.. _faults, fault];
            return fault.Rule;
        }
    }

    /// <summary>Deletes a rule; false when there is none of the number.</summary>
    public bool Delete(int id)
    {
        lock (_gate)
        {
            var rest = Array.FindAll(_faults, fault => fault.Id != id);
            var found = rest.Length < _faults.Length;
            _faults = rest;
            return found;
        }
    }

    /// <summary>Deletes every rule.</summary>
    public void Clear()
    {
        lock (_gate) _faults = [];
    }

    /// <inheritdoc/>
    public ValueTask PassAsync(Operation operation, object request, RequestContext context, CancellationToken cancellationToken) =>
        _faults is { Length: > 0 } faults && Array.Exists(faults, fault => fault.IsAbout(operation.Name))
            ? PassAsync(faults, operation, request, context, cancellationToken)
            : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ServiceException? OfRecord(string stream, string shardId, string accountId) =>
        HitBy("PutRecords", FaultParts.Record, stream, shardId)?.ErrorFor(new RequestSubject(stream, shardId), accountId);

    /// <inheritdoc/>
    public bool EmptiesPage(string stream, string shardId) => HitBy("GetRecords", FaultParts.Page, stream, shardId) is not null;

    /// <inheritdoc/>
    public ServiceException? OfEvent(string stream, string shardId, string accountId) =>
        HitBy("SubscribeToShard", FaultParts.Event, stream, shardId)?.ErrorFor(new RequestSubject(stream, shardId), accountId);

    private ArmedFault? HitBy(string operation, string part, string stream, string shardId)
    {
        foreach (var fault in _faults)
        {
            if (fault.Hits(operation, new RequestSubject(stream, shardId), part)) return fault;
        }

        return null;
    }

    private async ValueTask PassAsync(
        ArmedFault[] faults, Operation operation, object request, RequestContext context, CancellationToken cancellationToken)
    {
        var subject = kinesis.SubjectOf(request, context);
        ServiceException? error = null;
        var delay = TimeSpan.Zero;
        foreach (var fault in faults)
        {
            if (!fault.Hits(operation.Name, subject)) continue;
            delay += fault.Delay;
            error = fault.ErrorFor(subject, context.Caller.AccountId);
            if (error is not null) break;
        }

        if (delay > TimeSpan.Zero) await Task.Delay(delay, clock, cancellationToken);
        if (error is not null) throw error;
    }
}

using Millrace.Kinesis.Shards;
using Millrace.Storage.Checking;

namespace Millrace.Checking;

/// <summary>What a check of a data directory found, in the terms of streams and shards.</summary>
/// <param name="Directory">The data directory.</param>
/// <param name="Logs">Every log.</param>
/// <param name="WithoutLog">Shards that have none: they never had a record, or somebody took their log away, which nothing can tell apart.</param>
/// <param name="Findings">What is the matter, of everything.</param>
internal sealed record FsckReport(
    string Directory, IReadOnlyList<FsckLog> Logs, IReadOnlyList<ShardLog> WithoutLog, IReadOnlyList<FsckFinding> Findings)
{
    /// <summary>Whether a start needs no help.</summary>
    public bool IsSound => !Findings.Any(static finding => finding.Finding.IsDamage);

    public bool IsStateSound => !Findings.Any(static finding => finding.Finding.Kind is CheckFindingKind.StateDamaged);

    /// <summary>How many records can no longer be read, at most.</summary>
    public long LostRecords => Findings.Sum(static finding => finding.LostRecords);

    public int Streams => Logs.Select(static log => log.Owner?.Stream).OfType<string>().Distinct().Count();
}

/// <summary>A log and whose it is.</summary>
/// <param name="Check">What was found of it.</param>
/// <param name="Owner">The shard; null when no stream knows of the log, or nobody can tell.</param>
internal sealed record FsckLog(LogCheck Check, ShardLog? Owner);

/// <summary>Something that is the matter, and whose it is.</summary>
/// <param name="Finding">What.</param>
/// <param name="Owner">The shard; null when it is about none.</param>
internal sealed record FsckFinding(CheckFinding Finding, ShardLog? Owner)
{
    /// <summary>How many records can no longer be read, at most: positions that were never given count too.</summary>
    public long LostRecords => Finding.Lost is { } lost ? lost.LastPosition - lost.FirstPosition + 1 : 0;

    /// <summary>The sequence number AFTER which a reader passes the loss.</summary>
    public string? GoesOnAfter => Finding.Lost is { } lost ? Owner?.SequenceNumberPast(lost.LastPosition) : null;

    /// <summary>What it is, in a sentence without the file's name.</summary>
    public string Text => Finding.Kind switch
    {
        CheckFindingKind.TornTail =>
            $"{Finding.Bytes} bytes from {Finding.Offset} on are an append that was cut off before it was acknowledged; the next start removes them",
        CheckFindingKind.IndexMissing => "the index is missing or not complete; the next reader makes it anew",
        CheckFindingKind.LeftOver => "nothing needs this file",
        CheckFindingKind.IndexWrong => "the index contradicts the records",
        CheckFindingKind.HeaderDamaged => "the header is damaged; by the index every record can be read",
        CheckFindingKind.RecordsDamaged => $"{Lost}, {Finding.Lost!.Place}",
        CheckFindingKind.SegmentMissing => $"{Lost}: the file is missing",
        CheckFindingKind.ReserveDamaged => "what keeps sequence numbers from being given twice is missing or damaged",
        CheckFindingKind.StateDamaged => $"the state is damaged: {Finding.Detail}",
        CheckFindingKind.TablesDamaged => $"the tables are damaged, and a repair leaves them as they are: {Finding.Detail}",
        CheckFindingKind.RepairCutOff => "a repair was cut off; until one has come to its end no server opens the data",
        CheckFindingKind.LogUnknown => $"no stream knows of this log ({Finding.Detail})",
        _ => throw new InvalidOperationException($"{Finding.Kind} has no text."),
    };

    private string Lost => $"up to {LostRecords} records cannot be read, positions {Finding.Lost!.FirstPosition} to {Finding.Lost.LastPosition}"
        + (GoesOnAfter is { } next ? $" (reading goes on AFTER_SEQUENCE_NUMBER {next})" : "");
}

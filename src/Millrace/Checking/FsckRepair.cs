namespace Millrace.Checking;

/// <summary>What a repair did.</summary>
/// <param name="LostAndFound">The folder that keeps what was taken out of use.</param>
/// <param name="Kept">What is in it.</param>
internal sealed record FsckRepair(string LostAndFound, IReadOnlyList<string> Kept);
